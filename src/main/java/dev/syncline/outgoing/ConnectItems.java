package dev.syncline.outgoing;

import dev.syncline.change.ConnectEnded;
import dev.syncline.change.ItemsConnect;
import dev.syncline.connector.TrackerFailure;
import dev.syncline.fault.Attempt;
import dev.syncline.fault.Setbacks;
import dev.syncline.item.ConnectMessage;
import dev.syncline.item.Item;
import dev.syncline.item.Replica;
import dev.syncline.queue.CrashPoint;
import dev.syncline.queue.Handler;
import dev.syncline.queue.Outcome;
import dev.syncline.queue.Work;
import dev.syncline.script.ScriptFault;
import dev.syncline.transport.Envelopes;
import dev.syncline.twin.LocalSide;
import dev.syncline.twin.Twin;
import dev.syncline.twin.Twins;
import java.util.Optional;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Tells the other side which two items are a pair, and what ours is like now, so that only later changes are news. */
@Component
class ConnectItems implements Handler {

    private final LocalSide local;
    private final Twins twins;
    private final OutgoingRule rule;
    private final Envelopes envelopes;
    private final Setbacks setbacks;
    private final TransactionTemplate transaction;
    private final ApplicationEventPublisher events;

    ConnectItems(
            LocalSide local,
            Twins twins,
            OutgoingRule rule,
            Envelopes envelopes,
            Setbacks setbacks,
            TransactionTemplate transaction,
            ApplicationEventPublisher events) {
        this.local = local;
        this.twins = twins;
        this.rule = rule;
        this.envelopes = envelopes;
        this.setbacks = setbacks;
        this.transaction = transaction;
        this.events = events;
    }

    @Override
    public String kind() {
        return ItemsConnect.KIND;
    }

    @Override
    public Outcome handle(Work work) {
        ItemsConnect connect = ItemsConnect.fromPayload(work.payload());
        Optional<Twin> twin = twins.find(connect.connection(), connect.twin());
        return twin.map(pair -> tell(connect, pair, work)).orElseGet(Outcome::done);
    }

    private Outcome tell(ItemsConnect connect, Twin twin, Work work) {
        OutgoingRule.OfConnection ours = rule.of(twin);
        Attempt attempt =
                new Attempt(connect.connection(), connect.item().key(), "outgoing", ours.revision(), work.id());
        try {
            Optional<Item> item = local.connector()
                    .read(connect.item().entityType(), connect.item().id());
            if (item.isEmpty()) {
                gone(connect);
            } else {
                keep(connect, item.get(), ours.replicaOf(item.get()), attempt);
            }
            return Outcome.done();
        } catch (ScriptFault fault) {
            return setbacks.of(fault, attempt);
        } catch (TrackerFailure failure) {
            return setbacks.of(failure, attempt, ours.lineOf(failure));
        }
    }

    private void keep(ItemsConnect connect, Item item, Replica replica, Attempt attempt) {
        transaction.executeWithoutResult(status -> {
            twins.compared(connect.connection(), connect.twin(), item);
            twins.agreed(connect.connection(), connect.twin(), replica);
            ConnectMessage message = new ConnectMessage(
                    local.counterpart(item.ref()),
                    connect.wantedType(),
                    connect.wantedKey(),
                    connect.bringsParts(),
                    replica);
            send(connect, connect.answers() ? ConnectMessage.DONE : ConnectMessage.KIND, message);
            setbacks.passed(attempt);
            CrashPoint.hit("outgoing.beforeCommit");
        });
        CrashPoint.hit("outgoing.afterCommit");
    }

    /** It was deleted while it waited for its turn; an item that they paired already hears of that as of any other. */
    private void gone(ItemsConnect connect) {
        local.connector().confirm();
        transaction.executeWithoutResult(status -> {
            if (!connect.answers()) {
                twins.end(connect.connection(), connect.twin());
                events.publishEvent(new ConnectEnded(
                        connect.connection(),
                        connect.twin(),
                        connect.item().key(),
                        connect.wantedKey(),
                        "It is no longer in your tracker.",
                        true));
            }
        });
    }

    private void send(ItemsConnect connect, String kind, ConnectMessage message) {
        envelopes.send(
                connect.connection(),
                connect.twin().value(),
                kind,
                connect.item().key(),
                message.toBody());
    }
}
