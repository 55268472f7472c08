package dev.syncline.connection;

import dev.syncline.node.NodeKey;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.net.URI;
import java.time.Instant;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A connection as kept. */
@SuppressWarnings("UnusedVariable") // JPA reads the fields
@Entity
@Table(name = "connection")
class ConnectionRow {

    @Id
    private UUID id;

    @Version
    private @Nullable Long version;

    private @Nullable UUID remoteId;
    private String name;
    private String nameKey;
    private boolean farSide;
    private String localShortName;
    private String remoteShortName;
    private String description;

    @Enumerated(EnumType.STRING)
    private Connection.Mode mode;

    @Enumerated(EnumType.STRING)
    private Connection.Type type;

    @Enumerated(EnumType.STRING)
    private Connection.Status status;

    private boolean initiatedHere;
    private @Nullable String remoteAddress;
    private @Nullable String remoteKey;
    private @Nullable String localKey;
    private @Nullable Instant keyTold;
    private @Nullable Instant keysParted;
    private @Nullable String safetyNumber;
    private Instant created;
    private String createdBy;
    private @Nullable String formId;

    @Column(insertable = false, updatable = false)
    private @Nullable Instant lastActivity;

    @SuppressWarnings("NullAway.Init") // JPA fills the fields
    protected ConnectionRow() {}

    ConnectionRow(Connection connection, String createdBy, @Nullable String formId, boolean farSide) {
        this.id = connection.id().value();
        this.remoteId =
                connection.remoteId() == null ? null : connection.remoteId().value();
        this.name = connection.name();
        this.nameKey = key(connection.name());
        this.farSide = farSide;
        this.localShortName = connection.localShortName();
        this.remoteShortName = connection.remoteShortName();
        this.description = connection.description();
        this.mode = connection.mode();
        this.type = connection.type();
        this.status = connection.status();
        this.initiatedHere = connection.initiatedHere();
        this.remoteAddress = text(connection.remoteAddress());
        this.remoteKey = encoded(connection.remoteKey());
        this.localKey = encoded(connection.localKey());
        this.safetyNumber = connection.safetyNumber();
        this.created = connection.created();
        this.createdBy = createdBy;
        this.formId = formId;
    }

    /** The form of a name in which two names are equal. */
    static String key(String name) {
        return name.toLowerCase(Locale.ROOT);
    }

    Connection toConnection() {
        return new Connection(
                new ConnectionId(id),
                remoteId == null ? null : new ConnectionId(remoteId),
                name,
                localShortName,
                remoteShortName,
                description,
                mode,
                type,
                status,
                initiatedHere,
                remoteAddress == null ? null : URI.create(remoteAddress),
                remoteKey(),
                localKey(),
                safetyNumber,
                created,
                lastActivity);
    }

    UUID id() {
        return id;
    }

    @Nullable
    UUID remoteId() {
        return remoteId;
    }

    @Nullable
    NodeKey remoteKey() {
        return remoteKey == null ? null : new NodeKey(remoteKey);
    }

    @Nullable
    NodeKey localKey() {
        return localKey == null ? null : new NodeKey(localKey);
    }

    @Nullable
    String safetyNumber() {
        return safetyNumber;
    }

    /** Since when nothing leads from the keys one side knows to those the other has; null while all is well. */
    @Nullable
    Instant keysParted() {
        return keysParted;
    }

    Connection.Mode mode() {
        return mode;
    }

    Connection.Type type() {
        return type;
    }

    Connection.Status status() {
        return status;
    }

    boolean initiatedHere() {
        return initiatedHere;
    }

    String name() {
        return name;
    }

    void become(Connection.Status next) {
        this.status = next;
    }

    /** Pins the node that accepted. */
    void pin(Redeemer redeemer, NodeKey own, String safety) {
        this.remoteId = redeemer.connection();
        this.remoteKey = redeemer.key().encoded();
        this.localKey = own.encoded();
        this.keysParted = null;
        this.remoteAddress = text(redeemer.address());
        this.remoteShortName = redeemer.shortName();
        this.safetyNumber = safety;
        this.type = redeemer.address() == null ? Connection.Type.PRIVATE : Connection.Type.PUBLIC;
    }

    /** Pins another node, or the same with another key, in place of the one before; names and rules stay. */
    void pairAgain(Redeemer other, NodeKey own, String safety, boolean initiatedHere) {
        this.remoteId = other.connection();
        this.remoteKey = other.key().encoded();
        this.localKey = own.encoded();
        this.keysParted = null;
        this.safetyNumber = safety;
        this.remoteAddress = text(other.address());
        this.initiatedHere = initiatedHere;
        this.type = other.address() == null ? Connection.Type.PRIVATE : Connection.Type.PUBLIC;
    }

    /** The other side cannot call this one. */
    void isPrivate() {
        this.type = Connection.Type.PRIVATE;
    }

    /** Pins the next key of the other side. */
    void follow(NodeKey theirs, String safety) {
        this.remoteKey = theirs.encoded();
        this.safetyNumber = safety;
    }

    /** The other side said which key of this node it knows. */
    void isKnownBy(NodeKey ours, String safety, Instant now) {
        this.localKey = ours.encoded();
        this.safetyNumber = safety;
        this.keyTold = now;
    }

    void partKeys(@Nullable Instant since) {
        this.keysParted = since;
    }

    /** Forgets a node that accepted but was not confirmed. */
    void unpin() {
        this.remoteId = null;
        this.remoteKey = null;
        this.localKey = null;
        this.remoteAddress = null;
        this.safetyNumber = null;
        this.type = Connection.Type.PRIVATE;
    }

    private static @Nullable String encoded(@Nullable NodeKey key) {
        return key == null ? null : key.encoded();
    }

    private static @Nullable String text(@Nullable URI address) {
        return address == null ? null : address.toString();
    }
}
