package dev.syncline.connection;

import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import org.springframework.stereotype.Component;

/** Codes that were accepted on this node, and the connections they made. */
@Component
class UsedCodes {

    private final AttemptRows attempts;
    private final ConnectionRows rows;
    private final Lock oneAtATime = new ReentrantLock();

    UsedCodes(AttemptRows attempts, ConnectionRows rows) {
        this.attempts = attempts;
        this.rows = rows;
    }

    Optional<Connection> connectionOf(UUID code) {
        return attempts.findById(code)
                .filter(AttemptRow::succeeded)
                .flatMap(attempt -> rows.findById(attempt.connectionId()))
                .map(ConnectionRow::toConnection);
    }

    /** The same for a code as it was pasted; one that cannot be read made nothing. */
    Optional<Connection> connectionOf(String pasted) {
        try {
            return connectionOf(InvitationCode.read(pasted).code());
        } catch (Refusal unreadable) {
            return Optional.empty();
        }
    }

    /**
     * Accepts a code unless it was accepted here; then it says what the same code means now.
     *
     * <p>One after the other: of two clicks at once the second would ask the inviting node while it still takes the first
     * one in, and could be refused what was granted.
     */
    Connection once(String pasted, UnaryOperator<Connection> again, Supplier<Connection> accept) {
        oneAtATime.lock();
        try {
            return connectionOf(pasted).map(again).orElseGet(accept);
        } finally {
            oneAtATime.unlock();
        }
    }

    static Refusal refusal(Connection made) {
        return new Refusal(
                "code",
                "This code was used already: it was accepted here and made the connection “%s” (%s to %s). A code works once; for another connection, ask for another code."
                        .formatted(made.name(), made.localShortName(), made.remoteShortName()));
    }
}
