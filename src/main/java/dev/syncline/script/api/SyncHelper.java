package dev.syncline.script.api;

import dev.syncline.script.TrackerPort;
import org.jspecify.annotations.Nullable;

/** {@code syncHelper}: what a rule may ask of the synchronisation itself. */
public final class SyncHelper {

    private final TrackerPort tracker;
    private boolean syncBack;

    public SyncHelper(TrackerPort tracker) {
        this.tracker = tracker;
    }

    /** Sends this item back once it is written, so that the other side learns its new key and values. */
    public void syncBackAfterProcessing() {
        syncBack = true;
    }

    /** The local twin of a remote id with {@code id}, {@code key} and {@code urn}, or null. */
    public @Nullable HubObject getLocalIssueKeyFromRemoteId(@Nullable Object remoteId) {
        return remoteId == null
                ? null
                : tracker.localKeyOf(remoteId.toString())
                        .map(key -> new HubObject(Kind.KEY)
                                .with("id", key.id())
                                .with("idStr", key.id())
                                .with("key", key.key())
                                .with("urn", key.key())
                                .with("entityType", key.entityType()))
                        .orElse(null);
    }

    /** The same; the entity type is not needed here. */
    public @Nullable HubObject getLocalIssueKeyFromRemoteId(@Nullable Object remoteId, @Nullable Object entityType) {
        return getLocalIssueKeyFromRemoteId(remoteId);
    }

    /** Base address of this node's tracker. */
    public String getTrackerUrl() {
        return tracker.trackerUrl();
    }

    boolean syncBackOf() {
        return syncBack;
    }
}
