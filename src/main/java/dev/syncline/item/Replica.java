package dev.syncline.item;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.apache.commons.codec.digest.DigestUtils;
import org.jspecify.annotations.Nullable;

/**
 * What the outgoing script chose to send, as a tree of JSON values and {@link java.time.Instant}s.
 *
 * <p>Written as {@code {"version":1,"item":{...}}}; an instant as {@code {"@instant":"2026-01-31T12:00:00Z"}}. Keys
 * this version does not know survive a round trip. Two replicas with the same content have the same JSON, whatever
 * order their keys were set in.
 *
 * @param hub field names of the hub model, {@code comments} and {@code attachments} included as lists of maps
 */
public record Replica(Map<String, @Nullable Object> hub) {

    public Replica {
        hub = Collections.unmodifiableMap(new LinkedHashMap<>(hub));
    }

    /** Whether the script sent nothing at all. */
    public boolean isEmpty() {
        return hub.isEmpty();
    }

    /** Canonical JSON: keys sorted, no white space. */
    public String toJson() {
        return ReplicaJson.write(hub);
    }

    /**
     * Reads what {@link #toJson()} wrote.
     *
     * @throws IllegalArgumentException saying where the text is not a replica
     */
    public static Replica fromJson(String json) {
        return new Replica(ReplicaJson.read(json));
    }

    /** Lower-case hex sha-256 of the canonical JSON. */
    public String hash() {
        return DigestUtils.sha256Hex(toJson());
    }
}
