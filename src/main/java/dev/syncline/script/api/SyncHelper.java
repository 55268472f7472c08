package dev.syncline.script.api;

import dev.syncline.script.Direction;
import dev.syncline.script.LocalKey;
import dev.syncline.script.SyncWishes;
import dev.syncline.script.TrackerPort;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** {@code syncHelper}: what a rule may ask of the synchronisation itself. */
public final class SyncHelper {

    private static final int MOST = 200;

    private final TrackerPort tracker;
    private final Direction direction;
    private final List<LocalKey> exalate = new ArrayList<>();
    private final List<LocalKey> unExalate = new ArrayList<>();
    private boolean unExalateThis;
    private boolean syncBack;

    public SyncHelper(TrackerPort tracker, Direction direction) {
        this.tracker = tracker;
        this.direction = direction;
    }

    /** Sends this item back once it is written, so that the other side learns its new key and values. */
    @ForRules(
            value = "Sends this item back once it is written, so that the other side learns its new key and values.",
            in = Direction.INCOMING,
            example = "issue.summary = replica.summary\nif (firstSync) { syncHelper.syncBackAfterProcessing() }")
    public void syncBackAfterProcessing() {
        if (direction == Direction.OUTGOING) {
            throw new NotOffered(
                    "syncHelper.syncBackAfterProcessing is for incoming rules: an outgoing rule sends already.",
                    "Move the call to the incoming rule, or leave it out.");
        }
        syncBack = true;
    }

    /** The local twin of a remote id with {@code id}, {@code key} and {@code urn}, or null. */
    @ForRules(
            value = "The key of the local twin of a remote id, or null; a number or a text.",
            gives = "key",
            example =
                    "def parent = syncHelper.getLocalIssueKeyFromRemoteId(replica.parentId)\nif (parent) { issue.parentId = parent.id }")
    public @Nullable IssueKey getLocalIssueKeyFromRemoteId(@Nullable Object remoteId) {
        return IssueKey.ofTwin(tracker, remoteId);
    }

    /** The same; the entity type is not needed here. */
    @ForRules(
            value = "The same; the entity type is not needed here.",
            gives = "key",
            example =
                    "def parent = syncHelper.getLocalIssueKeyFromRemoteId(replica.parentId, \"ticket\")\nif (parent) { issue.parentId = parent.id }")
    public @Nullable IssueKey getLocalIssueKeyFromRemoteId(@Nullable Object remoteId, @Nullable Object entityType) {
        return getLocalIssueKeyFromRemoteId(remoteId);
    }

    /** Brings another local item under sync on this connection once the run is through. */
    @ForRules(
            value =
                    "Brings another local item under sync on this connection once the run is through; one already under sync is left as it is.",
            in = {Direction.OUTGOING, Direction.INCOMING},
            example =
                    "import com.exalate.basic.domain.BasicIssueKey\nreplica.summary = issue.summary\nissue.issueLinks?.each { syncHelper.exalate(new BasicIssueKey(it.otherIssueId, null)) }")
    public void exalate(@Nullable Object key) {
        add(exalate, key, "exalate");
    }

    /** Takes this item off sync, on both sides, once the run is through; both items stay. */
    @ForRules(
            value = "Takes this item off sync, on both sides, once the run is through; both items stay.",
            example =
                    "issue.summary = replica.summary\nif (replica.status?.name == \"Closed\") { syncHelper.unExalate() }")
    public void unExalate() {
        unExalateThis = true;
    }

    /** Takes another local item off sync on this connection. */
    @ForRules(
            value = "Takes another local item off sync on this connection; both items stay.",
            in = {Direction.OUTGOING, Direction.INCOMING},
            example =
                    "replica.summary = issue.summary\nissue.issueLinks?.each { syncHelper.unExalate(it.otherIssueId) }")
    public void unExalate(@Nullable Object key) {
        add(unExalate, key, "unExalate");
    }

    /** Another name for {@code unExalate()}. */
    @ForRules(
            value = "Another name for unExalate().",
            example =
                    "issue.summary = replica.summary\nif (replica.status?.name == \"Closed\") { syncHelper.unExalateAfterProcessing() }")
    public void unExalateAfterProcessing() {
        unExalate();
    }

    /** Base address of this node's tracker. */
    @ForRules(
            value = "Base address of this node's tracker, for links.",
            in = {Direction.OUTGOING, Direction.INCOMING},
            example = "replica.link = syncHelper.getTrackerUrl() + \"browse/\" + issue.key")
    public String getTrackerUrl() {
        return tracker.trackerUrl();
    }

    private static void add(List<LocalKey> wishes, @Nullable Object given, String member) {
        LocalKey key = key(given);
        if (key == null) {
            throw new IllegalArgumentException(
                    "syncHelper.%s needs the key of an item, and was given %s.".formatted(member, given));
        }
        if (wishes.size() == MOST) {
            throw new IllegalArgumentException(
                    "A run can name at most %d items to syncHelper.%s.".formatted(MOST, member));
        }
        if (!wishes.contains(key)) {
            wishes.add(key);
        }
    }

    private static @Nullable LocalKey key(@Nullable Object given) {
        if (given instanceof IssueKey key) {
            return key.local();
        }
        if (given instanceof HubObject hub) {
            String id = hub.text("id");
            String key = hub.text("key");
            String either = id == null ? key : id;
            return either == null ? null : new LocalKey(either, key, hub.text("entityType"));
        }
        return given instanceof CharSequence || given instanceof Number
                ? new LocalKey(given.toString(), given.toString(), null)
                : null;
    }

    boolean syncBackOf() {
        return syncBack;
    }

    SyncWishes wishesOf() {
        return new SyncWishes(exalate, unExalate, unExalateThis);
    }
}
