package dev.syncline.outgoing;

import dev.syncline.queue.Outcome;
import dev.syncline.queue.Work;
import dev.syncline.transport.Envelope;
import dev.syncline.transport.EnvelopeReceiver;
import dev.syncline.twin.Doubts;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * The other side went on from an older state of its database: it gets everything again, and what it forgot may be written
 * here already.
 */
@Component
class ReceiveRestored implements EnvelopeReceiver {

    static final String KIND = "restored";

    private final Resend resend;
    private final Doubts doubts;
    private final TransactionTemplate transaction;

    ReceiveRestored(Resend resend, Doubts doubts, TransactionTemplate transaction) {
        this.resend = resend;
        this.doubts = doubts;
        this.transaction = transaction;
    }

    @Override
    public boolean receives(String kind) {
        return kind.equals(KIND);
    }

    @Override
    public Outcome receive(Envelope envelope, Work work) {
        transaction.executeWithoutResult(status -> {
            doubts.begin(envelope.connection());
            resend.begin(envelope.connection());
        });
        return Outcome.done();
    }
}
