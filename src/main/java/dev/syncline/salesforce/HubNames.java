package dev.syncline.salesforce;

import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/**
 * The names of the hub model for fields that Salesforce calls otherwise; an item shows both.
 *
 * @param fields hub name to API name, of those the object has
 */
record HubNames(Map<String, String> fields) {

    static final String ASSIGNEE = "assignee";
    static final String QUEUE = "queue";
    private static final Map<String, List<String>> NAMES = names();
    private static final Set<String> MOVING = Set.of("LastModifiedDate", "LastModifiedById", "SystemModstamp");

    HubNames {
        fields = Map.copyOf(fields);
    }

    static HubNames of(SObject object) {
        Map<String, String> fields = new LinkedHashMap<>();
        NAMES.forEach((hub, candidates) -> candidates.stream()
                .filter(object::has)
                .filter(each -> !hub.equals("summary") || isTitle(object, each))
                .findFirst()
                .ifPresent(each -> fields.put(hub, each)));
        return new HubNames(fields);
    }

    /** The API name a field goes by; the name itself when it is one. */
    String api(String name) {
        return fields.getOrDefault(name, name);
    }

    /** Other names of the same value, and for {@code updated} those that change with every write. */
    Set<String> alsoCalled(String name) {
        String api = api(name);
        Set<String> also = new LinkedHashSet<>();
        fields.forEach((hub, field) -> {
            if (field.equals(api)) {
                also.add(hub);
            }
        });
        also.add(api);
        if (Objects.equals(fields.get("updated"), api)) {
            also.addAll(MOVING);
        }
        also.remove(name);
        return also;
    }

    private static boolean isTitle(SObject object, String field) {
        return object.field(field).filter(found -> !found.numbered()).isPresent();
    }

    private static Map<String, List<String>> names() {
        Map<String, List<String>> names = new LinkedHashMap<>();
        names.put("summary", List.of("Subject", "Title", "Name"));
        names.put("description", List.of("Description"));
        names.put("status", List.of("Status", "StageName"));
        names.put("priority", List.of("Priority"));
        names.put(ASSIGNEE, List.of("OwnerId"));
        names.put(QUEUE, List.of("OwnerId"));
        names.put("creator", List.of("CreatedById"));
        names.put("created", List.of("CreatedDate"));
        names.put("updated", List.of("SystemModstamp"));
        return names;
    }
}
