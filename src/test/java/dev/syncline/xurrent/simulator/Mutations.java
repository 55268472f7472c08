package dev.syncline.xurrent.simulator;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Writes as Xurrent does: append-only notes, closed enums (by the schema), refusals by field. */
final class Mutations {

    private final Store store;

    Mutations(Store store) {
        this.store = store;
    }

    Map<String, Object> create(Map<String, Object> input, String account) {
        synchronized (store) {
            List<Map<String, Object>> errors = new Checks(store, account, input).ofCreate();
            if (!errors.isEmpty()) {
                return Map.of("errors", errors);
            }
            long number = store.number();
            Map<String, @Nullable Object> request = new LinkedHashMap<>();
            request.put("__typename", "Request");
            request.put("id", Store.id("Req", number));
            request.put("requestId", (int) number);
            request.put("category", "other");
            request.put("urgent", false);
            request.put("status", "assigned");
            request.put("createdAt", store.now());
            request.put("source", "Xurrent API");
            request.put("requestedBy", store.me());
            request.put("requestedFor", store.me());
            apply(request, input, account);
            store.requests.put(String.valueOf(request.get("id")), request);
            store.deliveries.happened("request.create", request);
            return Map.of("request", request);
        }
    }

    Map<String, Object> update(Map<String, Object> input, String account) {
        synchronized (store) {
            Map<String, @Nullable Object> request = store.requests.get(String.valueOf(input.get("id")));
            if (request == null) {
                return Map.of("errors", List.of(Checks.error("id", "Record not found")));
            }
            List<Map<String, Object>> errors = new Checks(store, account, input).ofUpdate(request);
            if (!errors.isEmpty()) {
                return Map.of("errors", errors);
            }
            apply(request, input, account);
            store.deliveries.happened("request.update", request);
            return Map.of("request", request);
        }
    }

    Map<String, Object> note(Map<String, Object> input) {
        synchronized (store) {
            Map<String, @Nullable Object> request = store.requests.get(String.valueOf(input.get("ownerId")));
            String text = String.valueOf(input.get("text"));
            if (request == null) {
                return Map.of("errors", List.of(Checks.error("ownerId", "Record not found")));
            }
            if (text.isBlank() || text.getBytes(StandardCharsets.UTF_8).length > 65_536) {
                return Map.of(
                        "errors", List.of(Checks.error("text", text.isBlank() ? "can't be blank" : "is too long")));
            }
            List<Map<String, Object>> files = list(input, "attachments");
            if (files.stream().anyMatch(file -> String.valueOf(file.get("key")).endsWith(store.terms.noteRefuses))) {
                return Map.of("errors", List.of(Checks.error("attachments", "has a file of a forbidden type")));
            }
            return Map.of("note", store.note(request, text, Boolean.TRUE.equals(input.get("internal")), files));
        }
    }

    private void apply(Map<String, @Nullable Object> request, Map<String, Object> input, String account) {
        for (String same : List.of(
                "subject",
                "category",
                "impact",
                "urgent",
                "status",
                "completionReason",
                "source",
                "sourceID",
                "waitingUntil",
                "desiredCompletionAt",
                "supplierRequestID")) {
            if (input.containsKey(same)) {
                request.put(AccountFields.key(account, same), input.get(same));
            }
        }
        for (String reference :
                List.of("team", "member", "requestedBy", "requestedFor", "serviceInstance", "template")) {
            if (input.containsKey(reference + "Id")) {
                Object id = input.get(reference + "Id");
                request.put(AccountFields.key(account, reference), id == null ? null : store.node(id.toString()));
            }
        }
        boolean completed = "completed".equals(AccountFields.get(request, account, "status"));
        request.put(AccountFields.key(account, "completedAt"), completed ? store.now() : null);
        Map<String, Object> custom = new LinkedHashMap<>();
        list(request, "customFields").forEach(field -> custom.put(String.valueOf(field.get("id")), field));
        list(input, "customFields").forEach(field -> custom.put(String.valueOf(field.get("id")), field));
        request.put("customFields", new ArrayList<>(custom.values()));
        tag(request, input);
        request.put("updatedAt", store.now());
        if (input.get("note") != null) {
            store.note(request, String.valueOf(input.get("note")), false, list(input, "noteAttachments"));
        }
    }

    private void tag(Map<String, @Nullable Object> request, Map<String, Object> input) {
        List<Object> gone = input.get("tagsToDelete") instanceof List<?> ids ? new ArrayList<>(ids) : List.of();
        store.tags(request).removeIf(tag -> gone.contains(tag.get("id")));
        for (Map<String, Object> tag : list(input, "newTags")) {
            Map<String, @Nullable Object> added = new LinkedHashMap<>();
            added.put("id", Store.id("Tag", store.number()));
            added.put("name", tag.get("name"));
            store.tags(request).add(added);
        }
    }

    @SuppressWarnings("unchecked")
    private static List<Map<String, Object>> list(Map<String, ?> from, String name) {
        Object value = from.get(name);
        return value == null ? List.of() : (List<Map<String, Object>>) value;
    }
}
