package dev.syncline.script.api;

import dev.syncline.script.Direction;
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
    @ForRules(
            value = "Sends this item back once it is written, so that the other side learns its new key and values.",
            in = Direction.INCOMING,
            example = "issue.summary = replica.summary\nif (firstSync) { syncHelper.syncBackAfterProcessing() }")
    public void syncBackAfterProcessing() {
        syncBack = true;
    }

    /** The local twin of a remote id with {@code id}, {@code key} and {@code urn}, or null. */
    @ForRules(
            value = "The local twin of a remote id with id and urn, or null; a number or a text.",
            gives = "key",
            example =
                    "def parent = syncHelper.getLocalIssueKeyFromRemoteId(replica.parentId)\nif (parent) { issue.parentId = parent.id }")
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
    @ForRules(
            value = "The same; the entity type is not needed here.",
            gives = "key",
            example =
                    "def parent = syncHelper.getLocalIssueKeyFromRemoteId(replica.parentId, \"ticket\")\nif (parent) { issue.parentId = parent.id }")
    public @Nullable HubObject getLocalIssueKeyFromRemoteId(@Nullable Object remoteId, @Nullable Object entityType) {
        return getLocalIssueKeyFromRemoteId(remoteId);
    }

    /** Base address of this node's tracker. */
    @ForRules(
            value = "Base address of this node's tracker, for links.",
            in = {Direction.OUTGOING, Direction.INCOMING},
            example = "replica.link = syncHelper.getTrackerUrl() + \"browse/\" + issue.key")
    public String getTrackerUrl() {
        return tracker.trackerUrl();
    }

    boolean syncBackOf() {
        return syncBack;
    }
}
