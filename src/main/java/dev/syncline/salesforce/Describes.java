package dev.syncline.salesforce;

import dev.syncline.connector.TrackerFailure;
import dev.syncline.connector.TrackerFailure.Kind;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** What the org says of its objects and fields, kept for a quarter of an hour. */
final class Describes {

    private static final Duration GOOD_FOR = Duration.ofMinutes(15);
    private static final Duration AT_LEAST = Duration.ofMinutes(1);

    private final SalesforceApi api;
    private final Map<String, Known> known = new ConcurrentHashMap<>();
    private volatile @Nullable Objects objects;

    private record Known(SObject object, Instant since) {}

    private record Objects(Set<String> names, Instant since) {}

    Describes(SalesforceApi api) {
        this.api = api;
    }

    SObject of(String type) {
        Known before = known.get(type);
        return before == null || before.since().plus(GOOD_FOR).isBefore(api.now()) ? fresh(type) : before.object();
    }

    /** Once more, because a field that somebody named is not there; not more than once a minute. */
    SObject anew(String type) {
        Known before = known.get(type);
        return before == null || before.since().plus(AT_LEAST).isBefore(api.now()) ? fresh(type) : before.object();
    }

    /** Whether the acting user sees an object at all. */
    boolean sees(String type) {
        Objects before = objects;
        if (before == null || before.since().plus(GOOD_FOR).isBefore(api.now())) {
            Set<String> names = new HashSet<>();
            api.get("/sobjects")
                    .path("sobjects")
                    .forEach(each -> names.add(each.path("name").asString("")));
            before = new Objects(names, api.now());
            objects = before;
        }
        return before.names().contains(type);
    }

    void forget() {
        known.clear();
        objects = null;
    }

    private SObject fresh(String type) {
        JsonNode told = api.find("/sobjects/" + type + "/describe")
                .orElseThrow(() -> new TrackerFailure(
                        Kind.VALIDATION,
                        "Salesforce shows no object '%s' to the acting user. Check its API name under General settings, Tracker; a permission set must grant Read on it."
                                .formatted(type)));
        SObject object = SObject.of(told);
        known.put(type, new Known(object, api.now()));
        return object;
    }
}
