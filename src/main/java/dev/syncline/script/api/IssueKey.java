package dev.syncline.script.api;

import dev.syncline.script.LocalKey;
import dev.syncline.script.TrackerPort;
import org.jspecify.annotations.Nullable;

/** A local item by id and key; rules know it as {@code com.exalate.basic.domain.BasicIssueKey}. */
public final class IssueKey {

    private final String id;
    private final @Nullable String urn;
    private final @Nullable String entityType;

    public IssueKey(Object id, @Nullable Object urn) {
        this(id, urn, null);
    }

    public IssueKey(Object id, @Nullable Object urn, @Nullable Object entityType) {
        this.id = String.valueOf(id);
        this.urn = urn == null ? null : urn.toString();
        this.entityType = entityType == null ? null : entityType.toString();
    }

    /** The key of the local twin of a remote id, or null. */
    static @Nullable IssueKey ofTwin(TrackerPort tracker, @Nullable Object remoteId) {
        return remoteId == null
                ? null
                : tracker.localKeyOf(remoteId.toString()).map(IssueKey::of).orElse(null);
    }

    static IssueKey of(LocalKey key) {
        return new IssueKey(key.id(), key.key(), key.entityType());
    }

    LocalKey local() {
        return new LocalKey(id, urn, entityType);
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof IssueKey key && key.id.equals(id);
    }

    @Override
    public int hashCode() {
        return id.hashCode();
    }

    @Override
    public String toString() {
        return urn == null ? id : urn;
    }

    public String getId() {
        return id;
    }

    public String getIdStr() {
        return id;
    }

    public @Nullable String getUrn() {
        return urn;
    }

    public @Nullable String getURN() {
        return urn;
    }

    public @Nullable String getKey() {
        return urn;
    }

    public @Nullable String getEntityType() {
        return entityType;
    }
}
