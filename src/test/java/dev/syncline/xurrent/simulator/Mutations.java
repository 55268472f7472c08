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

    Map<String, Object> create(Map<String, Object> input) {
        synchronized (store) {
            List<Map<String, Object>> errors = new ArrayList<>();
            check(input, errors);
            if (input.get("category") == null && input.get("templateId") == null) {
                errors.add(error("category", "can't be blank"));
            }
            if ("incident".equals(input.get("category")) && input.get("impact") == null) {
                errors.add(error("impact", "can't be blank"));
            }
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
            apply(request, input);
            store.requests.put(String.valueOf(request.get("id")), request);
            store.deliveries.happened("request.create", request);
            return Map.of("request", request);
        }
    }

    Map<String, Object> update(Map<String, Object> input) {
        synchronized (store) {
            Map<String, @Nullable Object> request = store.requests.get(String.valueOf(input.get("id")));
            if (request == null) {
                return Map.of("errors", List.of(error("id", "Record not found")));
            }
            List<Map<String, Object>> errors = new ArrayList<>();
            check(input, errors);
            if (input.containsKey("source") || input.containsKey("sourceID")) {
                errors.add(error("source", "can only be changed by an account administrator"));
            }
            boolean member = input.get("memberId") != null;
            if (member && input.get("teamId") == null && request.get("team") == null) {
                errors.add(error("memberId", "can't be set without a team"));
            }
            if (!errors.isEmpty()) {
                return Map.of("errors", errors);
            }
            apply(request, input);
            store.deliveries.happened("request.update", request);
            return Map.of("request", request);
        }
    }

    Map<String, Object> note(Map<String, Object> input) {
        synchronized (store) {
            Map<String, @Nullable Object> request = store.requests.get(String.valueOf(input.get("ownerId")));
            String text = String.valueOf(input.get("text"));
            if (request == null) {
                return Map.of("errors", List.of(error("ownerId", "Record not found")));
            }
            if (text.isBlank() || text.getBytes(StandardCharsets.UTF_8).length > 65_536) {
                return Map.of("errors", List.of(error("text", text.isBlank() ? "can't be blank" : "is too long")));
            }
            List<Map<String, Object>> files = list(input, "attachments");
            if (files.stream().anyMatch(file -> String.valueOf(file.get("key")).endsWith(store.terms.noteRefuses))) {
                return Map.of("errors", List.of(error("attachments", "has a file of a forbidden type")));
            }
            return Map.of("note", store.note(request, text, Boolean.TRUE.equals(input.get("internal")), files));
        }
    }

    private void check(Map<String, Object> input, List<Map<String, Object>> errors) {
        Object subject = input.get("subject");
        if (input.containsKey("subject")
                && (subject == null || subject.toString().isBlank())) {
            errors.add(error("subject", "can't be blank"));
        }
        if (subject != null
                && subject.toString().codePointCount(0, subject.toString().length()) > 255) {
            errors.add(error("subject", "is too long (maximum is 255 characters)"));
        }
        if (String.valueOf(input.get("sourceID")).length() > 128) {
            errors.add(error("sourceID", "is too long (maximum is 128 characters)"));
        }
        for (String reference :
                List.of("teamId", "memberId", "requestedById", "requestedForId", "serviceInstanceId", "templateId")) {
            if (input.get(reference) != null && store.node(String.valueOf(input.get(reference))) == null) {
                errors.add(error(reference, "is invalid"));
            }
        }
    }

    private void apply(Map<String, @Nullable Object> request, Map<String, Object> input) {
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
                request.put(same, input.get(same));
            }
        }
        for (String reference :
                List.of("team", "member", "requestedBy", "requestedFor", "serviceInstance", "template")) {
            if (input.containsKey(reference + "Id")) {
                Object id = input.get(reference + "Id");
                request.put(reference, id == null ? null : store.node(id.toString()));
            }
        }
        request.put("completedAt", "completed".equals(request.get("status")) ? store.now() : null);
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

    private static Map<String, Object> error(String field, String message) {
        return Map.of("path", List.of(field), "message", message);
    }

    @SuppressWarnings("unchecked")
    private static List<Map<String, Object>> list(Map<String, ?> from, String name) {
        Object value = from.get(name);
        return value == null ? List.of() : (List<Map<String, Object>>) value;
    }
}
