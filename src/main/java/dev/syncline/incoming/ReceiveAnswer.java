package dev.syncline.incoming;

import dev.syncline.connection.ConnectionId;
import dev.syncline.fault.Fault;
import dev.syncline.fault.Faults;
import dev.syncline.fault.NewFault;
import dev.syncline.item.AppliedMessage;
import dev.syncline.item.Farewell;
import dev.syncline.item.ItemRef;
import dev.syncline.item.Recall;
import dev.syncline.item.RefusedMessage;
import dev.syncline.item.Replica;
import dev.syncline.item.Trace;
import dev.syncline.queue.Outcome;
import dev.syncline.queue.Work;
import dev.syncline.transport.Envelope;
import dev.syncline.transport.EnvelopeReceiver;
import dev.syncline.twin.Bereavements;
import dev.syncline.twin.StayOut;
import dev.syncline.twin.Twin;
import dev.syncline.twin.TwinId;
import dev.syncline.twin.Twins;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Keeps what the other side answered: applied, refused, or no longer under sync. */
@Component
class ReceiveAnswer implements EnvelopeReceiver {

    /** Stands for the other side's rule in faults. */
    private static final String REMOTE = "remote";

    private static final String RETRIED = "The other side's administrator sees this fault too and can retry it; it"
            + " closes here once it went through. If the item itself is wrong, correct it.";

    private static final String SKIPPED = "The next change of this item sends all of it again, and this error closes"
            + " once that went through. If nothing is to come, mark it as dealt with.";

    private static final String GONE =
            "If it goes on over there under another key, connect the two by hand. Otherwise mark this as dealt with. Triggers"
                    + " leave %s alone on this connection; Exalate on its page makes a new item over there.";

    private static final String MERGED =
            "To keep %s in step with %s, connect the two by hand. Otherwise mark this as dealt with. Triggers leave %s alone"
                    + " on this connection; Exalate on its page makes a new item over there.";

    private static final Set<String> KINDS = Set.of(
            AppliedMessage.KIND,
            RefusedMessage.KIND,
            Farewell.UNEXALATE,
            Farewell.DELETED,
            Farewell.CAME_BACK,
            Recall.NOTHING);

    private final Twins twins;
    private final StayOut stayOut;
    private final Bereavements bereavements;
    private final Faults faults;
    private final Intents intents;
    private final Crossings crossings;
    private final PutBack putBack;
    private final TransactionTemplate transaction;

    ReceiveAnswer(
            Twins twins,
            StayOut stayOut,
            Bereavements bereavements,
            Faults faults,
            Intents intents,
            Crossings crossings,
            PutBack putBack,
            TransactionTemplate transaction) {
        this.twins = twins;
        this.stayOut = stayOut;
        this.bereavements = bereavements;
        this.faults = faults;
        this.intents = intents;
        this.crossings = crossings;
        this.putBack = putBack;
        this.transaction = transaction;
    }

    @Override
    public boolean receives(String kind) {
        return KINDS.contains(kind);
    }

    @Override
    public @Nullable String flaw(String body) {
        return PartnerIds.ofAnswer(body);
    }

    @Override
    public Outcome receive(Envelope envelope, Work work) {
        transaction.executeWithoutResult(status ->
                twins.find(envelope.connection(), new TwinId(envelope.twin())).ifPresent(twin -> keep(envelope, twin)));
        return Outcome.done();
    }

    private void keep(Envelope envelope, Twin twin) {
        switch (envelope.kind()) {
            case AppliedMessage.KIND -> applied(envelope, twin);
            case RefusedMessage.KIND -> refused(envelope, twin);
            case Recall.NOTHING -> putBack.answered(envelope.connection(), twin);
            case Farewell.UNEXALATE -> {
                // Somebody over there wants the two apart; a trigger here must not undo it at the next change.
                Optional.ofNullable(twin.local()).ifPresent(item -> stayOut.add(envelope.connection(), item));
                end(envelope, twin);
            }
            case Farewell.CAME_BACK -> {
                Optional.ofNullable(twin.local()).ifPresent(item -> stayOut.cameBack(envelope.connection(), item));
                end(envelope, twin);
            }
            case Farewell.DELETED -> {
                Optional<String> successor = Farewell.successor(envelope.body());
                Optional<ItemRef> ours = Optional.ofNullable(twin.local());
                ours.ifPresent(item -> bereavements.there(twin, item, successor));
                end(envelope, twin);
                ours.ifPresent(item -> sayGone(twin, item, successor, Farewell.successorLink(envelope.body())));
            }
            default -> throw new IllegalStateException("No answer is of the kind " + envelope.kind() + ".");
        }
    }

    private void applied(Envelope envelope, Twin twin) {
        AppliedMessage message = AppliedMessage.fromBody(envelope.body());
        twins.remote(
                twin, message.from().id(), message.from().key(), message.from().url());
        trace(twin, message.mirrored());
        twins.fields(twin.connection(), twin.id(), crossings.acknowledged(twin, message.seen()));
        faults.resolveItem(twin.connection(), name(envelope, twin), REMOTE);
    }

    private void trace(Twin twin, List<Trace> told) {
        if (told.isEmpty()) {
            return;
        }
        Optional<Replica> sent = twins.lastSent(twin.connection(), twin.id());
        twins.trace(
                twin.connection(),
                twin.id(),
                told.stream()
                        .filter(trace -> sent.isPresent() && wasSent(sent.get(), trace))
                        .toList());
    }

    /** A trace lets the other side change and remove a part: only of parts it was sent, whatever it says. */
    private static boolean wasSent(Replica sent, Trace trace) {
        return sent.hub().get(Parts.named(trace.type())) instanceof List<?> list
                && list.stream()
                        .anyMatch(part -> part instanceof Map<?, ?> entry
                                && trace.localId().equals(String.valueOf(entry.get("id"))));
    }

    private void refused(Envelope envelope, Twin twin) {
        RefusedMessage message = RefusedMessage.fromBody(envelope.body());
        String item = name(envelope, twin);
        NewFault fault = new NewFault(
                        Fault.Level.ITEM,
                        twin.connection(),
                        item,
                        message.skipped()
                                ? message.message()
                                : "The other side could not apply this item: " + message.message(),
                        REMOTE,
                        message.line(),
                        message.skipped() ? SKIPPED : RETRIED,
                        null)
                .because(message.skipped() ? "skipped there" : "line " + message.line() + " there");
        faults.reportInPlace(twin.connection(), item, REMOTE, fault);
    }

    private void end(Envelope envelope, Twin twin) {
        ConnectionId connection = twin.connection();
        twins.end(connection, twin.id());
        intents.forget(connection, twin.id().value());
        faults.resolveItem(connection, name(envelope, twin), REMOTE);
    }

    /** Closes by itself once somebody put the item under sync again and a change of it went through. */
    private void sayGone(Twin twin, ItemRef item, Optional<String> successor, Optional<String> link) {
        String theirs = twin.remoteKey() == null ? "The other side's item" : twin.remoteKey() + " of the other side";
        String how = successor
                .map(key -> "was merged into %s%s there"
                        .formatted(key, link.map(" (%s)"::formatted).orElse("")))
                .orElse("was deleted there, or merged into another one");
        String remedy = successor
                .map(key -> MERGED.formatted(item.key(), key, item.key()))
                .orElseGet(() -> GONE.formatted(item.key()));
        faults.report(new NewFault(
                        Fault.Level.ITEM,
                        twin.connection(),
                        item.key(),
                        "%s %s: %s is not under sync any more.".formatted(theirs, how, item.key()),
                        REMOTE,
                        0,
                        remedy,
                        null)
                .because("gone there")
                .goesOnAs(successor.orElse(null)));
    }

    private static String name(Envelope envelope, Twin twin) {
        return Optional.ofNullable(twin.local()).map(ItemRef::key).orElse(envelope.subject());
    }
}
