package dev.syncline.connection;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Invitations.
 *
 * @param validFor how long a code may be accepted
 * @param askEvery how often an acceptor asks whether a pending connection was confirmed
 */
@ConfigurationProperties("syncline.invitations")
record InvitationSettings(
        @DefaultValue("72h") Duration validFor,
        @DefaultValue("10s") Duration askEvery) {

    InvitationSettings {
        if (validFor.compareTo(Duration.ofHours(1)) < 0 || validFor.compareTo(Duration.ofDays(14)) > 0) {
            throw new IllegalArgumentException(
                    "syncline.invitations.valid-for is %s. Set it between 1h and 14d.".formatted(validFor));
        }
    }
}
