package dev.syncline.requesttracker;

import dev.syncline.connector.TrackerFailure;
import dev.syncline.item.ReferenceKind;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What names stand for in RT. */
record References(Queues queues, People people, Priorities priorities) {

    static final List<String> OWN = List.of("queue");

    Optional<Map<String, @Nullable Object>> find(ReferenceKind kind, String name) {
        return switch (kind) {
            case STATUS ->
                queues.statuses().stream()
                        .filter(each -> each.equalsIgnoreCase(name.strip()))
                        .findFirst()
                        .map(References::named);
            case PRIORITY -> priorities.find(name);
            case PERSON_BY_EMAIL -> people.byEmail(name);
            case PERSON_BY_USERNAME, PERSON -> people.byName(name);
            case PROJECT -> queue(name);
            case ENTITY_TYPE ->
                name.equalsIgnoreCase(TicketItems.TICKET) ? Optional.of(named(TicketItems.TICKET)) : Optional.empty();
            case TEAM, LABEL, RESOLUTION, VERSION, COMPONENT -> Optional.empty();
        };
    }

    Optional<Map<String, @Nullable Object>> findOwn(String kind, String name) {
        if (!OWN.contains(kind)) {
            throw TrackerFailure.ofValue("kind", kind, OWN);
        }
        return queue(name);
    }

    private Optional<Map<String, @Nullable Object>> queue(String name) {
        return queues.find(name).map(found -> {
            Map<String, @Nullable Object> map = named(found.name());
            map.put("id", found.id());
            map.put("key", found.name());
            return map;
        });
    }

    private static Map<String, @Nullable Object> named(String name) {
        Map<String, @Nullable Object> map = new LinkedHashMap<>();
        map.put("name", name);
        return map;
    }
}
