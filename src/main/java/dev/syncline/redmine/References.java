package dev.syncline.redmine;

import dev.syncline.connector.TrackerFailure;
import dev.syncline.item.ReferenceKind;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What names stand for in Redmine. */
record References(Names names, People people) {

    static final List<String> OWN = List.of("tracker");

    Optional<Map<String, @Nullable Object>> find(ReferenceKind kind, String name) {
        return switch (kind) {
            case STATUS -> Named.find(names.statuses(), name).map(Named::map);
            case PRIORITY -> Named.find(names.priorities(), name).map(Named::map);
            case PERSON_BY_EMAIL -> people.by("mail", name);
            case PERSON_BY_USERNAME -> people.by("login", name);
            case PERSON -> people.byKey(name);
            case PROJECT -> project(name);
            case ENTITY_TYPE ->
                name.equalsIgnoreCase(IssueItems.ISSUE)
                        ? Optional.of(new Named(IssueItems.ISSUE, IssueItems.ISSUE).map())
                        : Optional.empty();
            case TEAM, LABEL, RESOLUTION, VERSION, COMPONENT -> Optional.empty();
        };
    }

    Optional<Map<String, @Nullable Object>> findOwn(String kind, String name) {
        if (!kind.equals("tracker")) {
            throw TrackerFailure.ofValue("kind", kind, OWN);
        }
        return Named.find(names.trackers(), name).map(Named::map);
    }

    private Optional<Map<String, @Nullable Object>> project(String name) {
        return names.project(name).map(found -> {
            Map<String, @Nullable Object> map = new LinkedHashMap<>();
            map.put("id", found.path("id").asString(""));
            map.put("key", RedmineApi.text(found, "identifier"));
            map.put("name", RedmineApi.text(found, "name"));
            return map;
        });
    }
}
