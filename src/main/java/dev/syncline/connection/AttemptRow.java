package dev.syncline.connection;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Transient;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.data.domain.Persistable;

/** What an acceptor keeps so that it can repeat the identical redemption after a lost answer. */
@Entity
@Table(name = "redemption")
class AttemptRow implements Persistable<UUID> {

    @Id
    private UUID codeId;

    private UUID connectionId;
    private String nonce;
    private Instant started;
    private @Nullable Boolean succeeded;

    @Transient
    private boolean fresh;

    @SuppressWarnings("NullAway.Init") // JPA fills the fields
    protected AttemptRow() {}

    AttemptRow(UUID codeId, UUID connectionId, String nonce, Instant started) {
        this.codeId = codeId;
        this.connectionId = connectionId;
        this.nonce = nonce;
        this.started = started;
        this.succeeded = false;
        this.fresh = true;
    }

    UUID connectionId() {
        return connectionId;
    }

    String nonce() {
        return nonce;
    }

    Instant started() {
        return started;
    }

    void succeed() {
        this.succeeded = true;
    }

    /** Nobody knows of attempts from before this was kept; those whose connection is there did. */
    boolean succeeded() {
        return succeeded == null || succeeded;
    }

    @Override
    public UUID getId() {
        return codeId;
    }

    @Override
    public boolean isNew() {
        return fresh;
    }
}
