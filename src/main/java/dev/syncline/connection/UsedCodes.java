package dev.syncline.connection;

import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** Codes that were accepted on this node, and the connections they made. */
@Component
class UsedCodes {

    private final AttemptRows attempts;
    private final ConnectionRows rows;

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

    static Refusal refusal(Connection made) {
        return new Refusal(
                "code",
                "This code was used already: it was accepted here and made the connection “%s” (%s to %s). A code works once; for another connection, ask for another code."
                        .formatted(made.name(), made.localShortName(), made.remoteShortName()));
    }
}
