package dev.syncline.redmine;

import dev.syncline.connector.TrackerFailure;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/**
 * How far Redmine was read: its stamps, and the issues that are looked at again with what they last showed.
 *
 * @param seen number of an issue to its print; empty for one that was not looked at yet; the last one changed last
 */
record Place(String stamps, Map<String, String> seen) {

    private static final int WATCHED = 200;
    private static final JsonMapper MAPPER = new JsonMapper();

    static Place at(String stamps) {
        return new Place(stamps, new LinkedHashMap<>());
    }

    static Place parse(String text) {
        try {
            return MAPPER.readValue(text, Place.class);
        } catch (JacksonException e) {
            throw TrackerFailure.ofField("cursor", "'%s' is no place in Redmine's changes.".formatted(text));
        }
    }

    String text() {
        return MAPPER.writeValueAsString(this);
    }

    Place moved(String newStamps) {
        return new Place(newStamps, seen);
    }

    /** Has an issue looked at again; the ones changed longest ago make room for it. */
    void watch(String id) {
        seen.remove(id);
        seen.put(id, "");
        List<String> oldest = new ArrayList<>(seen.keySet());
        oldest.subList(0, Math.max(0, oldest.size() - WATCHED)).forEach(seen::remove);
    }
}
