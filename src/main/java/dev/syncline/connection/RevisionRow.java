package dev.syncline.connection;

import jakarta.persistence.Embeddable;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Table;
import jakarta.persistence.Transient;
import java.io.Serializable;
import java.time.Instant;
import java.util.UUID;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;
import org.springframework.data.domain.Persistable;

/** A revision as kept. */
@Entity
@Table(name = "revision")
class RevisionRow implements Persistable<RevisionRow.Key> {

    /** Which revision of which connection. */
    @Embeddable
    record Key(UUID connectionId, long number) implements Serializable {}

    @EmbeddedId
    private Key id;

    @Enumerated(EnumType.STRING)
    private Revision.State state;

    @JdbcTypeCode(SqlTypes.LONG32VARCHAR)
    private String outgoing;

    @JdbcTypeCode(SqlTypes.LONG32VARCHAR)
    private String incoming;

    private String author;
    private String note;
    private Instant created;

    @Transient
    private boolean fresh;

    @SuppressWarnings("NullAway.Init") // JPA fills the fields
    protected RevisionRow() {}

    RevisionRow(Revision revision) {
        this.id = new Key(revision.connection().value(), revision.number());
        this.state = revision.state();
        this.outgoing = revision.outgoing();
        this.incoming = revision.incoming();
        this.author = revision.author();
        this.note = revision.note();
        this.created = revision.created();
        this.fresh = true;
    }

    Revision toRevision() {
        return new Revision(
                new ConnectionId(id.connectionId()), id.number(), state, outgoing, incoming, author, note, created);
    }

    void retire() {
        this.state = Revision.State.RETIRED;
    }

    long number() {
        return id.number();
    }

    @Override
    public Key getId() {
        return id;
    }

    /** A revision is inserted, never merged: of two with one number, the second fails. */
    @Override
    public boolean isNew() {
        return fresh;
    }
}
