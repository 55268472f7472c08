package dev.syncline.connection;

import java.net.URI;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What an invitation code says, before anything happens.
 *
 * @param inviter name of the inviting node
 * @param from its public address; null when it is private
 * @param pairsAgain whether it was made for a connection that existed before
 * @param suggestedLocalShortName how the inviter calls this side
 */
public record InvitationPreview(
        String inviter,
        @Nullable URI from,
        String connectionName,
        Connection.Mode mode,
        Instant expires,
        String safetyNumber,
        String suggestedLocalShortName,
        String remoteShortName,
        boolean pairsAgain) {}
