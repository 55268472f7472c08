package dev.syncline.script;

import dev.syncline.item.Item;
import dev.syncline.item.ReferenceKind;
import dev.syncline.script.fence.RuleThreads;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;

/** The ports of one run: their time is not the rule's, and what they throw is not the rule's fault. */
final class OutsideWorld implements TrackerPort, StorePort {

    private final TrackerPort tracker;
    private final @Nullable StorePort store;
    private volatile @Nullable RuntimeException failure;

    OutsideWorld(TrackerPort tracker, @Nullable StorePort store) {
        this.tracker = tracker;
        this.store = store;
    }

    @Override
    public Optional<Map<String, @Nullable Object>> find(ReferenceKind kind, String name, @Nullable String entityType) {
        return ask(() -> tracker.find(kind, name, entityType));
    }

    @Override
    public String trackerUrl() {
        return ask(tracker::trackerUrl);
    }

    @Override
    public Optional<LocalKey> localKeyOf(String remoteId) {
        return ask(() -> tracker.localKeyOf(remoteId));
    }

    @Override
    public Optional<FieldFacts> field(FieldPlace place, String nameOrId) {
        return ask(() -> tracker.field(place, nameOrId));
    }

    @Override
    public HttpAnswer call(HttpCall call) {
        return ask(() -> tracker.call(call));
    }

    @Override
    public Item store(Difference difference) {
        StorePort port = store;
        if (port == null) {
            throw new IllegalStateException("An outgoing rule cannot store.");
        }
        return ask(() -> port.store(difference));
    }

    private <T> T ask(Callable<T> question) {
        try {
            return RuleThreads.outside(question);
        } catch (RuntimeException e) {
            failure = e;
            throw e;
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    /** What a port threw last; the caller of the rule is told just that. */
    boolean isFailure(Throwable thrown) {
        return thrown == failure;
    }
}
