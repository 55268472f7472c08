package dev.syncline.incoming;

import dev.syncline.connector.TrackerFailure;
import dev.syncline.fault.Attempt;
import dev.syncline.fault.Setbacks;
import dev.syncline.item.ConnectMessage;
import dev.syncline.item.Item;
import dev.syncline.item.RefusedMessage;
import dev.syncline.queue.Outcome;
import dev.syncline.queue.Work;
import dev.syncline.transport.Envelope;
import dev.syncline.transport.EnvelopeReceiver;
import dev.syncline.transport.Envelopes;
import dev.syncline.twin.TwinId;
import dev.syncline.twin.Twins;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Pairs an item of ours with one the other side names, or says why not. */
@Component
class ReceiveConnect implements EnvelopeReceiver {

    private final WantedItem wanted;
    private final KeepConnect keep;
    private final Twins twins;
    private final Envelopes envelopes;
    private final Setbacks setbacks;
    private final TransactionTemplate transaction;

    ReceiveConnect(
            WantedItem wanted,
            KeepConnect keep,
            Twins twins,
            Envelopes envelopes,
            Setbacks setbacks,
            TransactionTemplate transaction) {
        this.wanted = wanted;
        this.keep = keep;
        this.twins = twins;
        this.envelopes = envelopes;
        this.setbacks = setbacks;
        this.transaction = transaction;
    }

    @Override
    public boolean receives(String kind) {
        return kind.equals(ConnectMessage.KIND);
    }

    @Override
    public @Nullable String flaw(String body) {
        return PartnerIds.ofConnect(body);
    }

    @Override
    public Outcome receive(Envelope envelope, Work work) {
        if (twins.ended(envelope.connection(), new TwinId(envelope.twin()))) {
            return Outcome.done();
        }
        try {
            ConnectMessage message = ConnectMessage.fromBody(envelope.body());
            Item item = wanted.find(envelope, message);
            transaction.executeWithoutResult(status -> keep.asked(envelope, message, item.ref()));
        } catch (WantedItem.NotToBeHad | IllegalArgumentException why) {
            refuse(envelope, String.valueOf(why.getMessage()));
        } catch (TrackerFailure failure) {
            return failed(envelope, failure, work);
        }
        return Outcome.done();
    }

    private Outcome failed(Envelope envelope, TrackerFailure failure, Work work) {
        if (failure.kind().effect() == TrackerFailure.Effect.ITEM_PARKS) {
            refuse(envelope, String.valueOf(failure.getMessage()));
            return Outcome.done();
        }
        return setbacks.of(failure, new Attempt(envelope.connection(), envelope.subject(), "incoming", 0, work.id()));
    }

    /** Remembers the pair as ended, so that changes of their item that follow make no item here. */
    private void refuse(Envelope envelope, String why) {
        transaction.executeWithoutResult(status -> {
            TwinId twin = new TwinId(envelope.twin());
            twins.accept(envelope.connection(), twin, envelope.subject(), envelope.subject());
            twins.end(envelope.connection(), twin);
            envelopes.send(
                    envelope.connection(),
                    envelope.twin(),
                    ConnectMessage.REFUSED,
                    envelope.subject(),
                    new RefusedMessage(why, 0).toBody());
        });
    }
}
