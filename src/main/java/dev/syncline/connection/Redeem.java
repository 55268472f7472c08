package dev.syncline.connection;

import dev.syncline.connection.Redemption.Reply;
import dev.syncline.connection.Redemption.Request;
import dev.syncline.connection.Redemption.Verdict;
import dev.syncline.node.NodeKey;
import dev.syncline.node.NodeKeys;
import dev.syncline.node.ThisNode;
import dev.syncline.outbound.AddressRefused;
import dev.syncline.outbound.Outbound;
import dev.syncline.vault.Vault;
import java.net.URI;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The inviting side of a redemption: one acceptor wins, and the same acceptor may ask again. */
@Component
class Redeem {

    private final InvitationRows invitations;
    private final ConnectionRows connections;
    private final ThisNode node;
    private final NodeKeys keys;
    private final Vault vault;
    private final Outbound outbound;
    private final Clock clock;
    private final Pairing pairing;
    private final ApplicationEventPublisher events;

    Redeem(
            InvitationRows invitations,
            ConnectionRows connections,
            ThisNode node,
            NodeKeys keys,
            Vault vault,
            Outbound outbound,
            Clock clock,
            Pairing pairing,
            ApplicationEventPublisher events) {
        this.pairing = pairing;
        this.invitations = invitations;
        this.connections = connections;
        this.node = node;
        this.keys = keys;
        this.vault = vault;
        this.outbound = outbound;
        this.clock = clock;
        this.events = events;
    }

    /** Where the verifier of a code is kept, as the vault knows it. */
    static String place(UUID code) {
        return "invitation.verifier/" + code;
    }

    @Transactional
    public Reply redeem(Request request) {
        ConnectionRow connection = invitations
                .connectionOf(request.code())
                .flatMap(connections::held)
                .orElse(null);
        InvitationRow invitation = invitations.findById(request.code()).orElse(null);
        if (invitation == null || connection == null) {
            return Reply.refused(Verdict.UNKNOWN);
        }
        if (invitation.revoked() || !vault.opens(invitation.verifier())) {
            return Reply.refused(Verdict.REVOKED);
        }
        Proof proof = Proof.from(vault.open(place(request.code()), invitation.verifier()), request.code());
        List<String> transcript = request.transcript(
                invitation.connectionId(),
                invitation.ownKey().encoded(),
                node.publicAddress().map(URI::toString).orElse("-"));
        if (!proof.holds(request.proof(), Redemption.ACCEPTOR, transcript)) {
            invitation.fail();
            return Reply.refused(Verdict.UNPROVEN);
        }
        if (invitation.wasRedeemedBy(request)) {
            followSinceThen(connection, invitation, new NodeKey(request.key()));
            return accepted(proof, transcript, connection.status(), Objects.requireNonNull(invitation.ownNonce()));
        }
        Verdict verdict = verdict(invitation, request);
        if (verdict != Verdict.ACCEPTED) {
            return Reply.refused(verdict);
        }
        String nonce = Nonce.next();
        invitation.redeem(request, nonce);
        take(connection, request, invitation);
        return accepted(proof, transcript, connection.status(), nonce);
    }

    private Verdict verdict(InvitationRow invitation, Request request) {
        if (invitation.redeemed()) {
            return Verdict.USED;
        }
        if (!clock.instant().isBefore(invitation.expires())) {
            return Verdict.EXPIRED;
        }
        if (!isExpected(invitation.audience(), request)) {
            invitation.fail();
            return Verdict.OTHER_NODE;
        }
        return Verdict.ACCEPTED;
    }

    private boolean isExpected(InvitationRow.Audience audience, Request request) {
        if (keys.isOwn(new NodeKey(request.key()))) {
            return false;
        }
        if (audience.key() != null && !request.isOrFollows(audience.key())) {
            return false;
        }
        URI claimed = reachable(request.address());
        return audience.address() == null || (claimed != null && Discovery.same(audience.address(), claimed));
    }

    /** Without an address nothing binds the code to one node: then its safety number is to be confirmed first. */
    private void take(ConnectionRow connection, Request request, InvitationRow invitation) {
        URI expected = invitation.audience().address();
        NodeKey own = invitation.ownKey();
        NodeKey key = new NodeKey(request.key());
        Redeemer redeemer = new Redeemer(
                request.connection(),
                key,
                expected == null ? reachable(request.address()) : expected,
                shortName(connection.toConnection(), request.shortName()));
        Connection.Status next = expected == null ? Connection.Status.PENDING : Connection.Status.ACTIVE;
        if (connection.status() != Connection.Status.PENDING) {
            pairing.again(connection, redeemer, own, true, next);
            return;
        }
        connection.pin(redeemer, own, SafetyNumber.of(own, key));
        if (next == Connection.Status.ACTIVE) {
            connection.become(next);
            events.publishEvent(new ConnectionActivated(new ConnectionId(connection.id())));
        }
    }

    /** The acceptor changed its key before it asked again; an old key never takes the place of a newer one. */
    private static void followSinceThen(ConnectionRow connection, InvitationRow invitation, NodeKey key) {
        NodeKey pinned = connection.remoteKey();
        if (pinned != null && !pinned.equals(key) && invitation.wasRedeemedWith(pinned)) {
            connection.follow(key, SafetyNumber.of(invitation.ownKey(), key));
        }
    }

    /** How the other side calls itself, unless that cannot be shown here. */
    private static String shortName(Connection connection, String claimed) {
        try {
            String name = FormText.name("", "short name", claimed, FormText.SHORT_NAME);
            FormText.mustDiffer("", connection.localShortName(), name);
            return name;
        } catch (Refusal unusable) {
            return connection.remoteShortName();
        }
    }

    private static Reply accepted(Proof proof, List<String> transcript, Connection.Status status, String nonce) {
        return new Reply(
                Verdict.ACCEPTED, status, nonce, proof.of(Redemption.INITIATOR, answered(transcript, status, nonce)));
    }

    /** What the inviting node's proof covers. */
    static List<String> answered(List<String> transcript, Connection.Status status, String nonce) {
        List<String> all = new ArrayList<>(transcript);
        all.add(status.name());
        all.add(nonce);
        return all;
    }

    /** The claimed address when this node would call it; a node behind a firewall counts as private. */
    private @Nullable URI reachable(@Nullable String address) {
        try {
            return address == null ? null : outbound.address(address);
        } catch (AddressRefused e) {
            return null;
        }
    }
}
