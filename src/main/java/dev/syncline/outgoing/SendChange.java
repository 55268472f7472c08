package dev.syncline.outgoing;

import dev.syncline.change.Changes;
import dev.syncline.change.ItemChanged;
import dev.syncline.change.ItemLooked;
import dev.syncline.connector.EntityDescription;
import dev.syncline.connector.TrackerFailure;
import dev.syncline.fault.Attempt;
import dev.syncline.fault.Setbacks;
import dev.syncline.item.Farewell;
import dev.syncline.item.Item;
import dev.syncline.item.Recall;
import dev.syncline.item.Replica;
import dev.syncline.item.SyncMessage;
import dev.syncline.item.Trail;
import dev.syncline.queue.CrashPoint;
import dev.syncline.queue.Handler;
import dev.syncline.queue.Outcome;
import dev.syncline.queue.Work;
import dev.syncline.script.ScriptFault;
import dev.syncline.transport.Envelope;
import dev.syncline.transport.Envelopes;
import dev.syncline.twin.Bereavements;
import dev.syncline.twin.FieldMemory;
import dev.syncline.twin.History;
import dev.syncline.twin.LocalSide;
import dev.syncline.twin.SameItem;
import dev.syncline.twin.Trails;
import dev.syncline.twin.Twin;
import dev.syncline.twin.Twins;
import java.util.Map;
import java.util.Optional;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Looks at an item that may have changed, and sends what its outgoing rule makes of it when that is news. */
@Component
class SendChange implements Handler {

    private final LocalSide local;
    private final Twins twins;
    private final OutgoingRule rule;
    private final Compare compare;
    private final Trails trails;
    private final Bereavements bereavements;
    private final History history;
    private final Remembering remembering;
    private final Envelopes envelopes;
    private final Setbacks setbacks;
    private final Changes changes;
    private final TransactionTemplate transaction;
    private final ApplicationEventPublisher events;

    SendChange(
            LocalSide local,
            Twins twins,
            OutgoingRule rule,
            Compare compare,
            Trails trails,
            Bereavements bereavements,
            History history,
            Remembering remembering,
            Envelopes envelopes,
            Setbacks setbacks,
            Changes changes,
            TransactionTemplate transaction,
            ApplicationEventPublisher events) {
        this.local = local;
        this.twins = twins;
        this.rule = rule;
        this.compare = compare;
        this.trails = trails;
        this.bereavements = bereavements;
        this.history = history;
        this.remembering = remembering;
        this.envelopes = envelopes;
        this.setbacks = setbacks;
        this.changes = changes;
        this.transaction = transaction;
        this.events = events;
    }

    @Override
    public String kind() {
        return ItemChanged.KIND;
    }

    @Override
    public Outcome handle(Work work) {
        ItemChanged change = ItemChanged.fromPayload(work.payload());
        Optional<Twin> twin = twins.find(change.connection(), change.twin());
        if (twin.isEmpty()) {
            looked(change, ItemLooked.Result.GONE);
            return Outcome.done();
        }
        return switch (change.cause()) {
            case UNEXALATED -> end(change, work, Farewell.UNEXALATE, Farewell.BODY);
            case DELETED -> deleted(change, work);
            case CHANGED, EXALATED, SYNC_BACK, DECIDED, DECIDED_IN_PART, RERUN, RESENT, RECALLED ->
                look(change, twin.get(), work);
        };
    }

    @Override
    public boolean covers(Work done, Work waiting) {
        return waiting.kind().equals(ItemChanged.KIND)
                && ItemChanged.fromPayload(done.payload()).sees(ItemChanged.fromPayload(waiting.payload()));
    }

    private Outcome look(ItemChanged change, Twin twin, Work work) {
        OutgoingRule.OfConnection ours = rule.of(twin);
        Attempt attempt = new Attempt(change.connection(), change.item().key(), "outgoing", ours.revision(), work.id());
        try {
            Optional<Item> item = local.connector()
                    .read(change.item().entityType(), change.item().id());
            CrashPoint.hit("outgoing.afterRead");
            if (item.isEmpty()) {
                return gone(change, work);
            }
            SameItem.check(ours.memory().known(), item.get());
            keep(change, twin, work, attempt, ours, compare.compare(change, ours, item.get()));
            return Outcome.done();
        } catch (ScriptFault fault) {
            return failed(change, setbacks.of(fault, attempt));
        } catch (TrackerFailure failure) {
            return isLeft(change, failure)
                    ? Outcome.done()
                    : failed(change, setbacks.of(failure, attempt, ours.lineOf(failure)));
        }
    }

    /** Whoever takes items off sync because their tracker is another one by now must not wait for that tracker. */
    private boolean isLeft(ItemChanged change, TrackerFailure failure) {
        return failure.kind() == TrackerFailure.Kind.ELSEWHERE && changes.isLeaving(change.connection(), change.item());
    }

    private Map<String, String> notations(Item item, Replica replica) {
        EntityDescription description = local.connector().describe(item.ref().entityType());
        return Notations.of(description, item, replica);
    }

    /** Keeps what was compared and, where there is news, what the rule made and its envelope. */
    private void keep(
            ItemChanged change,
            Twin twin,
            Work work,
            Attempt attempt,
            OutgoingRule.OfConnection ours,
            Compare.Compared compared) {
        // A tracker may be asked for this, which is nothing to do within a transaction.
        Map<String, String> notations =
                compared.news() ? notations(ours.whole(compared.item()), compared.replica()) : Map.of();
        transaction.executeWithoutResult(status -> {
            Item item = compared.item();
            Remembering.Looked looked = remembering.look(twin, ours.memory(), item);
            FieldMemory memory = looked.memory();
            changes.wanted(change.connection(), compared.wanted());
            if (compared.news()) {
                history.add(ours.passed(item, compared.replica(), compared.known(), compared.log()));
                SyncMessage message = new SyncMessage(
                        local.counterpart(item.ref()),
                        compared.replica(),
                        remembering.toSend(change, memory, compared.changed()),
                        notations,
                        twin.remoteItemId(),
                        twin.remoteItemId() == null ? trails.leaving(twin.connection(), item.ref()) : Trail.NONE,
                        recall(change, twin));
                memory = remembering.sent(
                        looked, send(change, work, SyncMessage.KIND, message.toBody()), compared.changed());
            } else if (change.cause() == ItemChanged.Cause.RECALLED) {
                send(change, work, Recall.NOTHING, Farewell.BODY);
            }
            Replica agreed = compared.news() || !compared.replica().isEmpty() ? compared.replica() : null;
            twins.compared(
                    change.connection(), change.twin(), ours.memory().compared(item, agreed, memory), compared.news());
            setbacks.passed(attempt);
            looked(change, compared.news() ? ItemLooked.Result.SENT : ItemLooked.Result.SAME);
            CrashPoint.hit("outgoing.beforeCommit");
        });
        CrashPoint.hit("outgoing.afterCommit");
    }

    private static Recall recall(ItemChanged change, Twin twin) {
        if (change.cause() == ItemChanged.Cause.RECALLED) {
            return Recall.ANSWERED;
        }
        return twin.recalls() && twin.remoteItemId() != null ? Recall.ASKED : Recall.NONE;
    }

    private Outcome deleted(ItemChanged change, Work work) {
        try {
            return gone(change, work);
        } catch (TrackerFailure failure) {
            Attempt attempt = new Attempt(change.connection(), change.item().key(), "outgoing", 0, work.id());
            return failed(change, setbacks.of(failure, attempt));
        }
    }

    /** Only where the item belongs does it mean anything that it is not there. */
    private Outcome gone(ItemChanged change, Work work) {
        local.connector().confirm();
        return end(change, work, Farewell.DELETED, local.farewell(change.item()));
    }

    private Outcome end(ItemChanged change, Work work, String farewell, String body) {
        transaction.executeWithoutResult(status -> {
            send(change, work, farewell, body);
            if (farewell.equals(Farewell.DELETED)) {
                bereavements.here(change.connection(), change.twin(), Farewell.successor(body));
            } else {
                twins.end(change.connection(), change.twin());
            }
            looked(change, ItemLooked.Result.GONE);
            CrashPoint.hit("outgoing.beforeCommit");
        });
        CrashPoint.hit("outgoing.afterCommit");
        return Outcome.done();
    }

    private Outcome failed(ItemChanged change, Outcome outcome) {
        if (outcome instanceof Outcome.Park) {
            looked(change, ItemLooked.Result.FAILED);
        }
        return outcome;
    }

    private void looked(ItemChanged change, ItemLooked.Result result) {
        events.publishEvent(new ItemLooked(change, result));
    }

    private Envelope send(ItemChanged change, Work work, String kind, String body) {
        return envelopes.send(
                change.connection(), change.twin().value(), kind, change.item().key(), body, work.backFill());
    }
}
