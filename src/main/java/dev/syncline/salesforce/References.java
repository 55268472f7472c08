package dev.syncline.salesforce;

import dev.syncline.connector.TrackerFailure;
import dev.syncline.item.ReferenceKind;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What names stand for in Salesforce: statuses, priorities, users, queues, record types. */
final class References {

    static final List<String> OWN = List.of("queue", "recordType");

    private final Describes describes;
    private final People people;
    private final Scope scope;

    References(Describes describes, People people, Scope scope) {
        this.describes = describes;
        this.people = people;
        this.scope = scope;
    }

    /** Statuses and priorities are looked for in these objects; all else belongs to the org. */
    Optional<Map<String, @Nullable Object>> find(ReferenceKind kind, String name, List<String> types) {
        return switch (kind) {
            case STATUS -> choice("status", name, types);
            case PRIORITY -> choice("priority", name, types);
            case PERSON_BY_EMAIL -> people.byEmail(name);
            case PERSON_BY_USERNAME -> people.byUsername(name);
            case PERSON -> people.byId(name);
            case TEAM -> people.queueNamed(name);
            case ENTITY_TYPE ->
                scope.types().stream()
                        .filter(name::equalsIgnoreCase)
                        .findFirst()
                        .map(type -> map("name", type));
            default -> Optional.empty();
        };
    }

    Optional<Map<String, @Nullable Object>> findOwn(String kind, String name) {
        return switch (kind) {
            case "queue" -> people.queueNamed(name);
            case "recordType" ->
                scope.types().stream()
                        .flatMap(type -> describes.of(type).recordType(name).stream())
                        .findFirst()
                        .map(id -> {
                            Map<String, @Nullable Object> found = map("name", name);
                            found.put("id", id);
                            return found;
                        });
            default -> throw TrackerFailure.ofValue("kind", kind, OWN);
        };
    }

    /** Of the first object that has such a value. */
    private Optional<Map<String, @Nullable Object>> choice(String hub, String name, List<String> types) {
        for (String type : types) {
            SObject object = describes.of(type);
            SField field = object.field(HubNames.of(object).api(hub)).orElse(null);
            Optional<String> value = field == null ? Optional.empty() : field.choice(name);
            if (value.isPresent() && field != null) {
                return Optional.of(RecordItems.named(field, value.get()));
            }
        }
        return Optional.empty();
    }

    private static Map<String, @Nullable Object> map(String part, Object value) {
        Map<String, @Nullable Object> map = new LinkedHashMap<>();
        map.put(part, value);
        return map;
    }
}
