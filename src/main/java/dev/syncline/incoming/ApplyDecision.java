package dev.syncline.incoming;

import dev.syncline.change.Changes;
import dev.syncline.change.StandoffDecided;
import dev.syncline.change.StandoffDecided.Choice;
import dev.syncline.connection.ConnectionId;
import dev.syncline.connector.TrackerFailure;
import dev.syncline.fault.Attempt;
import dev.syncline.fault.Setbacks;
import dev.syncline.item.FieldPaths;
import dev.syncline.item.Item;
import dev.syncline.item.ItemRef;
import dev.syncline.queue.Handler;
import dev.syncline.queue.Outcome;
import dev.syncline.queue.Work;
import dev.syncline.twin.LocalSide;
import dev.syncline.twin.Standoff;
import dev.syncline.twin.Standoffs;
import dev.syncline.twin.Twin;
import dev.syncline.twin.TwinId;
import dev.syncline.twin.Twins;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Does what an administrator decided about a field whose two sides differ, and lets the other side know. */
@Component
class ApplyDecision implements Handler {

    private final LocalSide local;
    private final Twins twins;
    private final Standoffs standoffs;
    private final Changes changes;
    private final Setbacks setbacks;
    private final Departed departed;
    private final TransactionTemplate transaction;

    ApplyDecision(
            LocalSide local,
            Twins twins,
            Standoffs standoffs,
            Changes changes,
            Setbacks setbacks,
            Departed departed,
            TransactionTemplate transaction) {
        this.local = local;
        this.twins = twins;
        this.standoffs = standoffs;
        this.changes = changes;
        this.setbacks = setbacks;
        this.departed = departed;
        this.transaction = transaction;
    }

    @Override
    public String kind() {
        return StandoffDecided.KIND;
    }

    @Override
    public Outcome handle(Work work) {
        StandoffDecided decision = StandoffDecided.fromPayload(work.payload());
        Optional<Standoff> standoff = standoffs.find(decision.standoff());
        Optional<ItemRef> item =
                twins.find(decision.connection(), decision.twin()).map(Twin::local);
        if (standoff.isEmpty() || item.isEmpty()) {
            return Outcome.done();
        }
        Attempt attempt = new Attempt(decision.connection(), item.get().key(), "incoming", 0, work.id());
        try {
            decide(decision, standoff.get(), item.get(), attempt);
            return Outcome.done();
        } catch (TrackerFailure failure) {
            return setbacks.of(failure, attempt);
        }
    }

    private void decide(StandoffDecided decision, Standoff standoff, ItemRef item, Attempt attempt) {
        Optional<Item> written = written(decision, standoff, item);
        transaction.executeWithoutResult(status -> {
            written.ifPresentOrElse(
                    known -> keep(decision, standoff, item, known),
                    // The look that follows finds the item gone, which ends the pair and with it the difference.
                    () -> changes.decided(decision.connection(), item, true));
            setbacks.passed(attempt);
        });
    }

    /**
     * The field as it is known from now on. Taking theirs writes it; writing the same once more, after a crash, changes
     * nothing. Keeping ours counts as if theirs had been written and somebody had changed it back: a change like any
     * other, which is sent, and which may cross a decision of the other side. Empty when the item is gone.
     */
    private Optional<Item> written(StandoffDecided decision, Standoff standoff, ItemRef item) {
        Map<String, @Nullable Object> value = new LinkedHashMap<>();
        value.put(standoff.field(), standoff.theirs());
        Map<String, @Nullable Object> theirs = FieldPaths.nested(value);
        if (decision.choice() != Choice.TAKE_THEIRS) {
            return Optional.of(new Item(item, "", theirs, List.of(), List.of()));
        }
        try {
            return Optional.of(Parts.fields(item, local.connector(), theirs));
        } catch (TrackerFailure failure) {
            if (departed.explains(failure, item)) {
                return Optional.empty();
            }
            throw failure;
        }
    }

    private void keep(StandoffDecided decision, Standoff standoff, ItemRef item, Item written) {
        ConnectionId connection = decision.connection();
        TwinId twin = decision.twin();
        twins.fields(
                connection,
                twin,
                twins.fields(connection, twin).released(standoff.field()).settled(standoff.field()));
        Optional<Item> known = twins.known(connection, twin);
        known.map(Item::fields).map(FieldPaths::flat).ifPresent(fields -> {
            fields.putAll(FieldPaths.flat(written.fields()));
            twins.written(connection, twin, known.get().withFields(FieldPaths.nested(fields)));
        });
        standoffs.end(standoff, decision.by());
        boolean all =
                standoffs.of(connection, twin).values().stream().noneMatch(left -> left.kind() == Standoff.Kind.ASKED);
        changes.decided(connection, item, all);
    }
}
