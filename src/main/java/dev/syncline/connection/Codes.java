package dev.syncline.connection;

import dev.syncline.connection.InvitationRow.Audience;
import dev.syncline.node.NodeKey;
import dev.syncline.node.NodeKeys;
import dev.syncline.node.ThisNode;
import dev.syncline.vault.Vault;
import java.net.URI;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.UUID;
import java.util.function.BiConsumer;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The codes of pending connections: made, replaced, revoked, and confirmed when somebody used one. */
@Component
class Codes {

    private final InvitationRows invitations;
    private final ConnectionRows connections;
    private final ThisNode node;
    private final NodeKeys keys;
    private final Vault vault;
    private final Clock clock;
    private final InvitationSettings settings;
    private final ApplicationEventPublisher events;

    Codes(
            InvitationRows invitations,
            ConnectionRows connections,
            ThisNode node,
            NodeKeys keys,
            Vault vault,
            Clock clock,
            InvitationSettings settings,
            ApplicationEventPublisher events) {
        this.invitations = invitations;
        this.connections = connections;
        this.node = node;
        this.keys = keys;
        this.vault = vault;
        this.clock = clock;
        this.settings = settings;
        this.events = events;
    }

    /** A code for a connection whose two sides are to be paired again; one that was made before stops working. */
    @Transactional
    public Issued issueAgain(UUID connectionId, Audience audience) {
        hold(connectionId);
        invitations.findByConnectionId(connectionId).ifPresent(invitations::delete);
        invitations.flush();
        return issue(connectionId, audience);
    }

    /** A code for a connection that has none. */
    @Transactional
    public Issued issue(UUID connectionId, Audience audience) {
        Connection connection =
                connections.findById(connectionId).orElseThrow(Codes::gone).toConnection();
        Instant now = clock.instant().truncatedTo(ChronoUnit.SECONDS);
        Instant expires = now.plus(settings.validFor());
        UUID code = UUID.randomUUID();
        String secret = Nonce.secret();
        NodeKey own = keys.current();
        String verifier = vault.seal(Redeem.place(code), Proof.verifier(secret));
        invitations.saveAndFlush(new InvitationRow(code, connectionId, verifier, audience, own, now, expires));
        Payload payload = new Payload(
                code,
                connectionId,
                ownAddress().toString(),
                own.encoded(),
                audience.address() == null ? null : audience.address().toString(),
                node.name(),
                connection.localShortName(),
                connection.remoteShortName(),
                connection.name(),
                connection.mode(),
                now.getEpochSecond(),
                expires.getEpochSecond(),
                Protocol.OURS,
                secret,
                connection.remoteId() == null ? null : connection.remoteId().value());
        return new Issued(
                connection, InvitationCode.write(payload, said -> keys.sign(own.fingerprint(), said)), expires, false);
    }

    /** Another code while nobody used the one before; afterwards the connection alone. */
    @Transactional
    public Issued repeat(UUID connectionId, String by) {
        InvitationRow before = pending(connectionId, (invitation, connection) -> {});
        if (!before.redeemed()) {
            return reissue(connectionId, by);
        }
        Connection used =
                connections.findById(connectionId).orElseThrow(Codes::gone).toConnection();
        return new Issued(used, null, null, false);
    }

    /** Another code in place of the one before; whoever used that one unconfirmed is forgotten. */
    @Transactional
    public Issued reissue(UUID connectionId, String by) {
        InvitationRow before = pending(connectionId, (invitation, connection) -> {
            if (invitation.redeemed()) {
                connection.unpin();
            }
        });
        Audience audience = before.audience();
        invitations.delete(before);
        invitations.flush();
        Issued issued = issue(connectionId, audience);
        events.publishEvent(new ConnectionMade(
                issued.connection().id(), issued.connection().name(), ConnectionMade.How.CODE_REPLACED, by));
        return issued;
    }

    @Transactional
    public void revoke(UUID connectionId) {
        pending(connectionId, (invitation, connection) -> {
            if (invitation.redeemed()) {
                connection.unpin();
            }
            invitation.revoke();
        });
    }

    /** Makes a code worthless that was to pair a connection again. */
    @Transactional
    public void revokeAgain(UUID connectionId) {
        hold(connectionId);
        invitations
                .findByConnectionId(connectionId)
                .filter(code -> !code.redeemed())
                .ifPresent(InvitationRow::revoke);
    }

    /** Makes a connection active whose acceptor was checked by its safety number. */
    @Transactional
    public Connection confirm(UUID connectionId) {
        InvitationRow confirmed = pending(connectionId, (invitation, connection) -> {
            if (!invitation.redeemed() || invitation.revoked()) {
                throw new Refusal(
                        "", "Nobody has accepted '%s' yet. Hand over the code first.".formatted(connection.name()));
            }
            connection.become(Connection.Status.ACTIVE);
            events.publishEvent(new ConnectionActivated(new ConnectionId(connection.id())));
        });
        return connections
                .findById(confirmed.connectionId())
                .orElseThrow(Codes::gone)
                .toConnection();
    }

    private ConnectionRow hold(UUID connectionId) {
        return connections.held(connectionId).orElseThrow(Codes::gone);
    }

    private InvitationRow pending(UUID connectionId, BiConsumer<InvitationRow, ConnectionRow> change) {
        ConnectionRow connection = hold(connectionId);
        InvitationRow invitation = invitations.findByConnectionId(connectionId).orElseThrow(Codes::gone);
        if (connection.status() != Connection.Status.PENDING) {
            throw new Refusal(
                    "", "'%s' was accepted in the meantime; its invitation is used up.".formatted(connection.name()));
        }
        change.accept(invitation, connection);
        connections.flush();
        return invitation;
    }

    private URI ownAddress() {
        return node.publicAddress()
                .orElseThrow(
                        () -> new Refusal(
                                "",
                                "This node has no public address any more, so that nobody could accept. Enter it under General Settings."));
    }

    private static Refusal gone() {
        return new Refusal("", "This connection has no open invitation; it was deleted or accepted in the meantime.");
    }
}
