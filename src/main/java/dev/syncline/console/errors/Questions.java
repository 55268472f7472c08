package dev.syncline.console.errors;

import dev.syncline.fault.Fault;
import dev.syncline.fault.Faults;
import dev.syncline.item.FieldChange;
import dev.syncline.item.ItemRef;
import dev.syncline.script.Direction;
import dev.syncline.twin.History;
import dev.syncline.twin.PastSync;
import dev.syncline.twin.Standoff;
import dev.syncline.twin.Standoffs;
import dev.syncline.twin.Twin;
import dev.syncline.twin.Twins;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The fields of one item that wait for a decision, with who changed them and when, as far as this side knows. */
@Component
class Questions {

    /** So far back a change of ours is looked for. */
    private static final int LATEST = 100;

    private final Standoffs standoffs;
    private final Twins twins;
    private final History history;
    private final Faults faults;

    Questions(Standoffs standoffs, Twins twins, History history, Faults faults) {
        this.standoffs = standoffs;
        this.twins = twins;
        this.history = history;
        this.faults = faults;
    }

    /**
     * One field between whose two values somebody decides.
     *
     * @param by who changed it on this side; null where the tracker does not say
     * @param sent when that change was sent; null where it is not remembered any more
     * @param arrived when the other side's value came in; null where nobody knows any more
     */
    record Question(
            Standoff standoff,
            @Nullable String by,
            @Nullable Instant sent,
            @Nullable Instant arrived) {}

    /** All that is open about the item, the one that was asked for first. */
    List<Question> besides(Standoff first) {
        List<PastSync> sent = twins.find(first.connection(), first.twin())
                .map(Twin::local)
                .map(this::sent)
                .orElse(List.of());
        return Stream.concat(Stream.of(first), others(first))
                .map(each -> question(each, sent))
                .toList();
    }

    /** The question that comes after one that was decided. */
    Optional<Standoff> next(Standoff decided) {
        return others(decided).findFirst();
    }

    private Stream<Standoff> others(Standoff than) {
        return standoffs.of(than.connection(), than.twin()).values().stream()
                .filter(each -> each.kind() == Standoff.Kind.ASKED && !each.id().equals(than.id()))
                .sorted(Comparator.comparing(Standoff::field));
    }

    private List<PastSync> sent(ItemRef item) {
        return history.ofItem(item, null, LATEST).stream()
                .filter(sync -> sync.direction() == Direction.OUTGOING)
                .toList();
    }

    private Question question(Standoff standoff, List<PastSync> sent) {
        Optional<PastSync> ours = sent.stream()
                .filter(sync -> sync.connection().equals(standoff.connection()))
                .filter(sync -> sync.changes().stream().anyMatch(change -> isOurs(change, standoff)))
                .findFirst();
        return new Question(
                standoff,
                ours.map(PastSync::who).orElse(null),
                ours.map(PastSync::happened).orElse(null),
                faults.find(standoff.fault()).map(Fault::last).orElse(null));
    }

    /** A rule may send a field under another name; then its value tells. */
    private static boolean isOurs(FieldChange change, Standoff standoff) {
        return change.field().equals(standoff.field()) || change.afterText().equals(standoff.oursText());
    }
}
