package dev.syncline.outgoing;

import dev.syncline.queue.Outcome;
import dev.syncline.queue.Work;
import dev.syncline.transport.Envelope;
import dev.syncline.transport.EnvelopeReceiver;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** The other side went on from an older state of its database: it gets everything again. */
@Component
class ReceiveRestored implements EnvelopeReceiver {

    static final String KIND = "restored";

    private final Resend resend;
    private final TransactionTemplate transaction;

    ReceiveRestored(Resend resend, TransactionTemplate transaction) {
        this.resend = resend;
        this.transaction = transaction;
    }

    @Override
    public boolean receives(String kind) {
        return kind.equals(KIND);
    }

    @Override
    public Outcome receive(Envelope envelope, Work work) {
        transaction.executeWithoutResult(status -> resend.begin(envelope.connection()));
        return Outcome.done();
    }
}
