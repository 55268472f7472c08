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
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;
import org.jspecify.annotations.Nullable;
import org.springframework.data.domain.Persistable;
import tools.jackson.databind.json.JsonMapper;

/** A revision as kept. */
@Entity
@Table(name = "revision")
class RevisionRow implements Persistable<RevisionRow.Key> {

    private static final JsonMapper JSON = new JsonMapper();

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

    @JdbcTypeCode(SqlTypes.LONG32VARCHAR)
    private @Nullable String triggers;

    private String author;
    private String note;
    private Instant created;

    @Transient
    private boolean fresh;

    @SuppressWarnings("NullAway.Init") // JPA fills the fields
    protected RevisionRow() {}

    RevisionRow(Revision revision, List<TriggerThen> triggers) {
        this.id = new Key(revision.connection().value(), revision.number());
        this.state = revision.state();
        this.outgoing = revision.outgoing();
        this.incoming = revision.incoming();
        this.author = revision.author();
        this.note = revision.note();
        this.created = revision.created();
        this.triggers = JSON.writeValueAsString(triggers);
        this.fresh = true;
    }

    Revision toRevision() {
        return new Revision(
                new ConnectionId(id.connectionId()), id.number(), state, outgoing, incoming, author, note, created);
    }

    /** The triggers of that time; empty when they were not kept yet. */
    Optional<List<TriggerThen>> triggers() {
        return Optional.ofNullable(triggers).map(json -> List.of(JSON.readValue(json, TriggerThen[].class)));
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
