package dev.syncline.script;

import dev.syncline.item.ReferenceKind;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What a rule may ask of this node's own tracker. */
public interface TrackerPort {

    /**
     * Looks up a person, status, priority, ... by the name people use.
     *
     * @param entityType of the item it is for, as kinds of items may differ in their statuses; null where that is not known
     */
    Optional<Map<String, @Nullable Object>> find(ReferenceKind kind, String name, @Nullable String entityType);

    /** Base address of the tracker, for links. */
    String trackerUrl();

    /** Id and key of the local item that is the twin of a remote id on this connection. */
    Optional<LocalKey> localKeyOf(String remoteId);

    /** A field of these items by its name or id; empty when they have none. */
    Optional<FieldFacts> field(FieldPlace place, String nameOrId);

    /** Calls the tracker's own API as the acting user, and gives the answer whatever its code. */
    HttpAnswer call(HttpCall call);
}
