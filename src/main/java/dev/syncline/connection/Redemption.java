package dev.syncline.connection;

import dev.syncline.node.KeyLink;
import dev.syncline.node.NodeKey;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What two nodes say to each other when a code is redeemed. */
final class Redemption {

    /** Where an acceptor calls the inviting node. */
    static final String PATH = "/peer/v1/invitations/redeem";

    /** Header with the acceptor's public key, which the inviting node does not know yet. */
    static final String KEY_HEADER = "Syncline-Key";

    static final String ACCEPTOR = "acceptor";
    static final String INITIATOR = "initiator";

    private Redemption() {}

    /**
     * What the acceptor asks.
     *
     * @param connection its own id of the connection
     * @param address its public address; null when private
     * @param nonce 128 random bits, the same when it asks again
     * @param proof over the transcript, with the secret of the code
     * @param links how its key follows from those it had before, for an inviter that knows one of those
     */
    record Request(
            UUID code,
            UUID connection,
            String key,
            @Nullable String address,
            String shortName,
            String nonce,
            String proof,
            @Nullable List<@Nullable KeyLink> links) {

        /** What the proof covers; both keys, both ids, both addresses. */
        List<String> transcript(UUID initiatorConnection, String initiatorKey, String initiatorAddress) {
            return List.of(
                    code.toString(),
                    initiatorConnection.toString(),
                    initiatorKey,
                    initiatorAddress,
                    connection.toString(),
                    key,
                    Objects.requireNonNullElse(address, "-"),
                    shortName,
                    nonce);
        }

        Request proven(String with) {
            return new Request(code, connection, key, address, shortName, nonce, with, links);
        }

        /** Whether the acceptor's key is this one, or the one that follows from it. */
        boolean isOrFollows(NodeKey known) {
            return key.equals(known.encoded())
                    || (links != null && KeyLink.end(known, links).encoded().equals(key));
        }

        boolean isComplete() {
            return code != null
                    && connection != null
                    && key != null
                    && shortName != null
                    && nonce != null
                    && nonce.length() <= 50
                    && proof != null;
        }

        @Override
        public String toString() {
            return "Request[" + code + "]";
        }
    }

    /**
     * What the inviting node answers.
     *
     * @param status the connection's status there now
     * @param proof over the transcript, the status and the inviting node's own nonce; empty when refused
     */
    record Reply(
            Verdict verdict,
            Connection.@Nullable Status status,
            @Nullable String nonce,
            @Nullable String proof) {

        static Reply refused(Verdict verdict) {
            return new Reply(verdict, null, null, null);
        }
    }

    /** How a redemption ended, with the answer's HTTP status. */
    enum Verdict {
        ACCEPTED(200),
        UNKNOWN(404),
        USED(409),
        EXPIRED(410),
        REVOKED(410),
        UNPROVEN(403),
        OTHER_NODE(403);

        private final int httpStatus;

        Verdict(int httpStatus) {
            this.httpStatus = httpStatus;
        }

        int httpStatus() {
            return httpStatus;
        }
    }
}
