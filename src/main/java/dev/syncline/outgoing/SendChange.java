package dev.syncline.outgoing;

import dev.syncline.change.Changes;
import dev.syncline.change.ItemChanged;
import dev.syncline.change.ItemChanged.Cause;
import dev.syncline.change.ItemLooked;
import dev.syncline.connector.EntityDescription;
import dev.syncline.connector.TrackerFailure;
import dev.syncline.fault.Attempt;
import dev.syncline.fault.Setbacks;
import dev.syncline.item.Farewell;
import dev.syncline.item.Item;
import dev.syncline.item.Replica;
import dev.syncline.item.SyncMessage;
import dev.syncline.queue.CrashPoint;
import dev.syncline.queue.Handler;
import dev.syncline.queue.Outcome;
import dev.syncline.queue.Work;
import dev.syncline.script.OutgoingResult;
import dev.syncline.script.ScriptFault;
import dev.syncline.transport.Envelopes;
import dev.syncline.twin.History;
import dev.syncline.twin.LocalSide;
import dev.syncline.twin.Twin;
import dev.syncline.twin.Twins;
import dev.syncline.twin.WantedItems;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Looks at an item that may have changed, and sends what its outgoing rule makes of it when that is news. */
@Component
class SendChange implements Handler {

    private final LocalSide local;
    private final Twins twins;
    private final OutgoingRule rule;
    private final History history;
    private final Envelopes envelopes;
    private final Setbacks setbacks;
    private final Changes changes;
    private final TransactionTemplate transaction;
    private final ApplicationEventPublisher events;

    SendChange(
            LocalSide local,
            Twins twins,
            OutgoingRule rule,
            History history,
            Envelopes envelopes,
            Setbacks setbacks,
            Changes changes,
            TransactionTemplate transaction,
            ApplicationEventPublisher events) {
        this.local = local;
        this.twins = twins;
        this.rule = rule;
        this.history = history;
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
            case UNEXALATED -> end(change, Farewell.UNEXALATE);
            case DELETED -> end(change, Farewell.DELETED);
            case CHANGED, EXALATED, SYNC_BACK, RERUN -> look(change, twin.get(), work);
        };
    }

    private Outcome look(ItemChanged change, Twin twin, Work work) {
        OutgoingRule.OfConnection ours = rule.of(twin);
        Attempt attempt = new Attempt(change.connection(), change.item().key(), "outgoing", ours.revision(), work.id());
        try {
            Optional<Item> item = local.connector()
                    .read(change.item().entityType(), change.item().id());
            CrashPoint.hit("outgoing.afterRead");
            if (item.isEmpty()) {
                return end(change, Farewell.DELETED);
            }
            OutgoingResult result = ours.resultOf(item.get());
            Replica replica = result.replica();
            WantedItems wanted = local.wanted(result.wishes(), item.get().ref());
            boolean news = !replica.isEmpty() && isNews(change, ours, item.get(), replica);
            keep(change, attempt, item.get(), message(item.get(), replica), news ? ours : null, wanted);
            return Outcome.done();
        } catch (ScriptFault fault) {
            return failed(change, setbacks.of(fault, attempt));
        } catch (TrackerFailure failure) {
            return failed(change, setbacks.of(failure, attempt));
        }
    }

    /**
     * Whether the other side does not know this yet. While nobody compared the item since our own last write, it knows
     * the item as that write left it; a change by anybody else differs from that, however soon it came.
     */
    private boolean isNews(ItemChanged change, OutgoingRule.OfConnection ours, Item item, Replica replica) {
        if (change.cause() == Cause.EXALATED) {
            return true;
        }
        Optional<Item> written = change.cause() == Cause.SYNC_BACK || change.cause() == Cause.RERUN
                ? Optional.empty()
                : twins.written(change.connection(), change.twin());
        Optional<Replica> known = written.isPresent()
                ? written.map(ourWrite -> ours.replicaOf(Content.inOrderOf(item, ourWrite)))
                : twins.lastSent(change.connection(), change.twin());
        return known.isEmpty() || !Content.same(known.get(), replica);
    }

    private SyncMessage message(Item item, Replica replica) {
        EntityDescription description = local.connector().describe(item.ref().entityType());
        return new SyncMessage(local.counterpart(item.ref()), replica, Notations.of(description, item, replica));
    }

    /** Keeps what was compared and, where there is news, the rule that made it, what it made and its envelope. */
    private void keep(
            ItemChanged change,
            Attempt attempt,
            Item item,
            SyncMessage message,
            OutgoingRule.@Nullable OfConnection news,
            WantedItems wanted) {
        Replica replica = message.replica();
        transaction.executeWithoutResult(status -> {
            twins.compared(change.connection(), change.twin(), item);
            changes.wanted(change.connection(), wanted);
            if (news != null) {
                history.add(news.passed(item, replica));
                twins.sent(change.connection(), change.twin(), replica);
                send(change, SyncMessage.KIND, message.toBody());
            } else if (!replica.isEmpty()) {
                twins.agreed(change.connection(), change.twin(), replica);
            }
            setbacks.passed(attempt);
            looked(change, news != null ? ItemLooked.Result.SENT : ItemLooked.Result.SAME);
            CrashPoint.hit("outgoing.beforeCommit");
        });
        CrashPoint.hit("outgoing.afterCommit");
    }

    private Outcome end(ItemChanged change, String farewell) {
        transaction.executeWithoutResult(status -> {
            send(change, farewell, Farewell.BODY);
            twins.end(change.connection(), change.twin());
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

    private void send(ItemChanged change, String kind, String body) {
        envelopes.send(
                change.connection(), change.twin().value(), kind, change.item().key(), body);
    }
}
