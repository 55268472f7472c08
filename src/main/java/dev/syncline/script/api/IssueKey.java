package dev.syncline.script.api;

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
