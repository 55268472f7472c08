package dev.syncline.connection;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
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
 * @param again how the invited side named the connection before, when it is to be paired again; null for a new one
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
        String secret,
        @Nullable UUID again) {

    private static final int LONGEST = 300;

    /** The end of the year 9999. */
    private static final long LAST_SECOND = 253_402_300_799L;

    private static final List<String> PARTS = List.of(
            "code", "connection", "from", "key", "inviter", "local", "remote", "name", "mode", "protocol", "secret");

    /** What a signed payload lacks or cannot mean, in a few words; null when it can be used. */
    @Nullable
    String flaw() {
        List<@Nullable Object> parts =
                Arrays.asList(code, connection, from, key, inviter, local, remote, name, mode, protocol, secret);
        int missing = parts.indexOf(null);
        if (missing >= 0) {
            return "“" + PARTS.get(missing) + "” is missing";
        }
        if (isNoAddress(from) || to != null && isNoAddress(to)) {
            return "an address in it is none";
        }
        if (issued <= 0 || expires < issued || expires > LAST_SECOND) {
            return "its dates are none";
        }
        if (protocol.lowest() < 1 || protocol.highest() < protocol.lowest()) {
            return "the versions in it are none";
        }
        boolean tooLong =
                Stream.of(from, inviter, local, remote, name, secret).anyMatch(text -> text.length() > LONGEST);
        return tooLong ? "a text in it has more than " + LONGEST + " characters" : null;
    }

    private static boolean isNoAddress(String text) {
        try {
            URI address = new URI(text);
            boolean http = "https".equals(address.getScheme()) || "http".equals(address.getScheme());
            return !http || address.getHost() == null;
        } catch (URISyntaxException e) {
            return true;
        }
    }

    @Override
    public String toString() {
        return "Payload[" + code + "]";
    }
}
