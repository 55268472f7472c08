package dev.syncline.connection;

import java.time.Clock;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.stereotype.Component;

/** AcceptAttempts to accept codes, each written down before the inviting node is asked. */
@Component
class AcceptAttempts {

    private final AttemptRows attempts;
    private final ConnectionRows connections;
    private final Clock clock;

    AcceptAttempts(AttemptRows attempts, ConnectionRows connections, Clock clock) {
        this.attempts = attempts;
        this.connections = connections;
        this.clock = clock;
    }

    /**
     * The attempt to accept a code: the one before, which is repeated as it was, or a new one.
     *
     * @param into the connection that is to be paired again; null for a new one
     */
    AttemptRow begin(UUID code, @Nullable UUID into) {
        Optional<AttemptRow> before = attempts.findById(code);
        if (before.isPresent() && !isFor(before.get(), into)) {
            attempts.delete(before.get());
            attempts.flush();
        } else if (before.isPresent()) {
            return before.get();
        }
        try {
            return attempts.saveAndFlush(
                    new AttemptRow(code, into == null ? UUID.randomUUID() : into, Nonce.next(), clock.instant()));
        } catch (DataIntegrityViolationException anotherClick) {
            return attempts.findById(code).orElseThrow(() -> anotherClick);
        }
    }

    /** The attempt succeeded; in the transaction that keeps its connection. */
    void succeeded(UUID code) {
        attempts.findById(code).ifPresent(AttemptRow::succeed);
    }

    private boolean isFor(AttemptRow attempt, @Nullable UUID into) {
        if (into != null) {
            return into.equals(attempt.connectionId());
        }
        // Where the connection is there, a second click may have been faster since the attempt was read.
        return attempt.succeeded()
                || !connections.existsById(attempt.connectionId())
                || attempts.findById(attempt.getId())
                        .filter(AttemptRow::succeeded)
                        .isPresent();
    }
}
