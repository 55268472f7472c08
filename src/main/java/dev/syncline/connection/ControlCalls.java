package dev.syncline.connection;

import dev.syncline.signing.VerifiedRequest;
import java.time.Clock;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Signed calls that were taken before, in this process, another one or before a restart. */
@Component
public class ControlCalls {

    /** A signature is good for five minutes either side of our clock; this is longer. */
    private static final Duration KEPT = Duration.ofMinutes(15);

    private static final int LONGEST = 100;

    private final JdbcClient jdbc;
    private final Clock clock;

    ControlCalls(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** Whether this very call arrives for the first time; its id is covered by its signature. */
    public boolean isFirst(VerifiedRequest request) {
        OffsetDateTime now = clock.instant().atOffset(ZoneOffset.UTC);
        jdbc.sql("delete from control_call where forget_after < :now")
                .param("now", now)
                .update();
        String message = request.addressing().messageId();
        if (message.length() > LONGEST) {
            return false;
        }
        try {
            jdbc.sql("insert into control_call (signer, message, forget_after) values (:signer, :message, :after)")
                    .param("signer", request.signer().fingerprint())
                    .param("message", message)
                    .param("after", now.plus(KEPT))
                    .update();
            return true;
        } catch (DuplicateKeyException replayed) {
            return false;
        }
    }
}
