package dev.syncline.incoming;

import dev.syncline.connector.TrackerFailure;
import dev.syncline.connector.TrackerFailure.Departure;
import dev.syncline.item.Farewell;
import dev.syncline.item.Item;
import dev.syncline.item.ItemRef;
import dev.syncline.transport.Envelope;
import dev.syncline.twin.LocalSide;
import dev.syncline.twin.StayOut;
import dev.syncline.twin.TwinId;
import dev.syncline.twin.Twins;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Tells a write that failed because a person deleted its item meanwhile. */
@Component
class Departed {

    private final LocalSide local;
    private final Twins twins;
    private final StayOut stayOut;
    private final Intents intents;

    Departed(LocalSide local, Twins twins, StayOut stayOut, Intents intents) {
        this.stayOut = stayOut;
        this.local = local;
        this.twins = twins;
        this.intents = intents;
    }

    /**
     * Whether an envelope could not be written because its item is gone. The tracker is asked again: what was not found
     * may as well be a team or a file that the item was to point at.
     *
     * @throws TrackerFailure when the tracker does not say
     */
    boolean explains(Throwable failure, Envelope envelope) {
        return isNotFound(failure) && item(envelope).filter(this::isGone).isPresent();
    }

    /** The same for a write to a known item. */
    boolean explains(TrackerFailure failure, ItemRef item) {
        return isNotFound(failure) && isGone(item);
    }

    /**
     * Makes sure that it was looked for where it belongs.
     *
     * @throws TrackerFailure when that is not so, or not known now
     */
    void confirm() {
        local.connector().confirm();
    }

    /** Whether an envelope need not wait until its tracker is the right one again: its item is being taken off sync. */
    boolean isLeft(Envelope envelope, TrackerFailure failure) {
        return failure.kind() == TrackerFailure.Kind.ELSEWHERE
                && item(envelope)
                        .filter(item -> stayOut.of(item).contains(envelope.connection()))
                        .isPresent();
    }

    /** What the other side is told of the item; a tracker may be asked for it, which is nothing to do in a transaction. */
    String farewell(Envelope envelope) {
        return item(envelope).map(local::farewell).orElse(Farewell.BODY);
    }

    /** The same after a write that failed, which may have told all of it. */
    String farewell(Envelope envelope, Throwable failure) {
        return item(envelope)
                .flatMap(item -> told(failure)
                        .filter(departure -> departure.item().id().equals(item.id()))
                        .filter(departure -> departure.item().entityType().equals(item.entityType())))
                .map(departure -> local.farewellFor(departure.successor()))
                .orElseGet(() -> farewell(envelope));
    }

    private static Optional<Departure> told(Throwable failure) {
        return trackers(failure).flatMap(TrackerFailure::departure);
    }

    private boolean isGone(ItemRef item) {
        return local.connector().read(item.entityType(), item.id()).isEmpty();
    }

    /** The item of the pair, or the one that was made and is not bound to it yet. */
    private Optional<ItemRef> item(Envelope envelope) {
        return twins.find(envelope.connection(), new TwinId(envelope.twin()))
                .flatMap(twin -> Optional.ofNullable(twin.local()))
                .or(() -> intents.of(envelope).stream()
                        .filter(intent -> intent.is(Intent.CREATE))
                        .flatMap(intent -> Optional.ofNullable(intent.result()).stream())
                        .map(Item::ref)
                        .findFirst());
    }

    private static boolean isNotFound(Throwable failure) {
        return trackers(failure)
                .filter(tracker -> tracker.kind() == TrackerFailure.Kind.NOT_FOUND)
                .isPresent();
    }

    private static Optional<TrackerFailure> trackers(Throwable failure) {
        for (Throwable each = failure; each != null; each = each.getCause()) {
            if (each instanceof TrackerFailure tracker) {
                return Optional.of(tracker);
            }
        }
        return Optional.empty();
    }
}
