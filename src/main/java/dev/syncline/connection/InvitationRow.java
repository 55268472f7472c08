package dev.syncline.connection;

import dev.syncline.node.NodeKey;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Transient;
import java.net.URI;
import java.time.Instant;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.data.domain.Persistable;

/** What the initiator keeps of a code it handed out. */
@Entity
@Table(name = "invitation")
class InvitationRow implements Persistable<UUID> {

    /** After so many wrong proofs a code is worthless. */
    private static final int FAILURES = 5;

    @Id
    private UUID id;

    private UUID connectionId;
    private String verifier;
    private @Nullable String expectedAddress;
    private @Nullable String expectedKey;
    private @Nullable String ownKey;
    private Instant issued;
    private Instant expires;
    private boolean revoked;
    private int failures;
    private boolean redeemed;
    private @Nullable String redeemedKey;
    private @Nullable UUID redeemedConnection;
    private @Nullable String redeemedNonce;
    private @Nullable String ownNonce;

    @Transient
    private boolean fresh;

    @SuppressWarnings("NullAway.Init") // JPA fills the fields
    protected InvitationRow() {}

    InvitationRow(
            UUID id,
            UUID connectionId,
            String verifier,
            Audience audience,
            NodeKey ownKey,
            Instant issued,
            Instant expires) {
        this.id = id;
        this.connectionId = connectionId;
        this.verifier = verifier;
        this.expectedAddress =
                audience.address() == null ? null : audience.address().toString();
        this.expectedKey = audience.key() == null ? null : audience.key().encoded();
        this.ownKey = ownKey.encoded();
        this.issued = issued;
        this.expires = expires;
        this.fresh = true;
    }

    /** Who may accept: the node at an address, with the key it showed; both null when anybody with the code may. */
    record Audience(@Nullable URI address, @Nullable NodeKey key) {}

    Audience audience() {
        return new Audience(
                expectedAddress == null ? null : URI.create(expectedAddress),
                expectedKey == null ? null : new NodeKey(expectedKey));
    }

    /** The key of this node that stands in the code. */
    NodeKey ownKey() {
        return new NodeKey(Objects.requireNonNull(ownKey));
    }

    /** Whether exactly this redemption succeeded before, by the same node or since it changed its key. */
    boolean wasRedeemedBy(Redemption.Request request) {
        return redeemed
                && redeemedKey != null
                && request.isOrFollows(new NodeKey(redeemedKey))
                && request.connection().equals(redeemedConnection)
                && request.nonce().equals(redeemedNonce);
    }

    boolean wasRedeemedWith(NodeKey key) {
        return key.encoded().equals(redeemedKey);
    }

    void redeem(Redemption.Request request, String nonce) {
        this.redeemed = true;
        this.redeemedKey = request.key();
        this.redeemedConnection = request.connection();
        this.redeemedNonce = request.nonce();
        this.ownNonce = nonce;
    }

    void fail() {
        this.failures++;
        if (failures >= FAILURES) {
            this.revoked = true;
        }
    }

    void revoke() {
        this.revoked = true;
    }

    UUID connectionId() {
        return connectionId;
    }

    String verifier() {
        return verifier;
    }

    Instant issued() {
        return issued;
    }

    Instant expires() {
        return expires;
    }

    boolean revoked() {
        return revoked;
    }

    boolean redeemed() {
        return redeemed;
    }

    @Nullable
    String ownNonce() {
        return ownNonce;
    }

    @Override
    public UUID getId() {
        return id;
    }

    @Override
    public boolean isNew() {
        return fresh;
    }
}
