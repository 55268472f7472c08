package dev.syncline.connection;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What an invitation code carries; nothing in it is worth anything after the handshake.
 *
 * @param code id of the code, and all of it that is ever logged
 * @param connection the initiator's id of the connection
 * @param from public address of the inviting node
 * @param key public key of the inviting node
 * @param to address of the one node that may accept; null when the initiator had none
 * @param inviter name of the inviting node
 * @param local short name of the inviting side
 * @param remote short name of the invited side
 * @param issued seconds since 1970
 * @param expires seconds since 1970
 * @param secret 256 random bits, base64url; used once
 */
record Payload(
        UUID code,
        UUID connection,
        String from,
        String key,
        @Nullable String to,
        String inviter,
        String local,
        String remote,
        String name,
        Connection.Mode mode,
        long issued,
        long expires,
        Protocol protocol,
        String secret) {

    @Override
    public String toString() {
        return "Payload[" + code + "]";
    }
}
