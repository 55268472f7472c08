package dev.syncline.testing;

import dev.syncline.connection.ConnectionId;
import dev.syncline.transport.Envelope;
import dev.syncline.transport.Envelopes;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.mockito.Mockito;
import org.mockito.stubbing.Answer;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/** Envelopes that go nowhere: what committed transactions sent is remembered in order. */
public final class FakeEnvelopes {

    /** The incarnation every envelope carries. */
    public static final UUID INCARNATION = UUID.randomUUID();

    private final List<Envelope> sent = new ArrayList<>();
    private final List<Envelope> backFills = new ArrayList<>();
    private long sequence;
    private @Nullable RuntimeException failure;

    /** Lets the next send fail, and with it the transaction it is part of. */
    public void fail(RuntimeException next) {
        failure = next;
    }

    /** The way out as others see it. */
    public Envelopes envelopes() {
        Envelopes envelopes = Mockito.mock(Envelopes.class);
        Answer<Envelope> kept = call -> {
            Envelope envelope = new Envelope(
                    call.getArgument(0),
                    INCARNATION,
                    ++sequence,
                    call.getArgument(1),
                    call.getArgument(2),
                    call.getArgument(3),
                    call.getArgument(4));
            if (call.getArguments().length > 5 && call.<Boolean>getArgument(5)) {
                backFills.add(envelope);
            }
            send(envelope);
            return envelope;
        };
        Mockito.doAnswer(kept)
                .when(envelopes)
                .send(Mockito.any(), Mockito.any(), Mockito.any(), Mockito.any(), Mockito.any());
        Mockito.doAnswer(kept)
                .when(envelopes)
                .send(Mockito.any(), Mockito.any(), Mockito.any(), Mockito.any(), Mockito.any(), Mockito.anyBoolean());
        return envelopes;
    }

    /** What was sent since this was last asked. */
    public List<Envelope> take() {
        List<Envelope> taken = List.copyOf(sent);
        sent.clear();
        return taken;
    }

    /** Whether it was sent as part of a long operation. */
    public boolean isBackFill(Envelope envelope) {
        return backFills.contains(envelope);
    }

    /** The same envelope as the other side would get it for a connection of its own. */
    public static Envelope arriving(ConnectionId connection, Envelope sent) {
        return new Envelope(
                connection, sent.incarnation(), sent.sequence(), sent.twin(), sent.kind(), sent.subject(), sent.body());
    }

    private void send(Envelope envelope) {
        if (failure != null) {
            RuntimeException now = failure;
            failure = null;
            throw now;
        }
        TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
            @Override
            public void afterCommit() {
                sent.add(envelope);
            }
        });
    }
}
