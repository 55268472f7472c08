package dev.syncline.script.api;

import dev.syncline.item.Item;
import dev.syncline.script.Difference;
import dev.syncline.script.LocalKey;
import dev.syncline.script.StorePort;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The local item during an incoming run; calling it is {@code store(entity)}. */
public final class LocalSide {

    private final HubModel model;
    private final StorePort port;
    private final HubObject hub;
    private final boolean firstSync;
    private Changes changes;
    private boolean stored;

    LocalSide(HubModel model, @Nullable Item local, String entityType, StorePort port) {
        this.model = model;
        this.port = port;
        this.firstSync = local == null;
        hub = local == null ? model.blank().with("entityType", entityType) : model.item(local, true);
        changes = new Changes(model, local, hub);
    }

    HubObject hub() {
        return hub;
    }

    /** Writes what was assigned so far; the item then shows what the tracker made of it. */
    public HubObject call(Object entity) {
        if (entity != hub) {
            throw new IllegalArgumentException("store() takes the entity of this rule: store(entity).");
        }
        Item now = port.store(changes.difference(hub));
        HubObject fresh = model.item(now, true);
        hub.valuesOf().clear();
        hub.valuesOf().putAll(fresh.valuesOf());
        changes = new Changes(model, now, hub);
        stored = true;
        return hub;
    }

    Difference difference() {
        return changes.difference(hub);
    }

    Map<String, Integer> assignedIn() {
        return hub.assignedIn();
    }

    /** The existing item a rule chose on first sync by assigning {@code id} or {@code key}. */
    @Nullable
    LocalKey attachTo() {
        String id = hub.text("id");
        String key = hub.text("key");
        if (!firstSync || stored || (id == null && key == null)) {
            return null;
        }
        return new LocalKey(id == null ? Objects.requireNonNull(key) : id, key, hub.text("entityType"));
    }
}
