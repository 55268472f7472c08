package dev.syncline.redmine.simulator;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** What the simulated Redmine takes, leaves alone without a word, and refuses. */
record Writes(Store store) {

    /** Sentences of a refusal; empty when it was done. */
    List<String> write(Map<String, @Nullable Object> issue, JsonNode input) {
        List<String> errors = errors(input);
        if (!errors.isEmpty()) {
            return errors;
        }
        text(issue, input, "subject", "subject");
        text(issue, input, "description", "description");
        text(issue, input, "due_date", "due_date");
        text(issue, input, "start_date", "start_date");
        reference(issue, input, "status", Store.STATUSES);
        reference(issue, input, "priority", Store.PRIORITIES);
        reference(issue, input, "tracker", Store.TRACKERS);
        reference(issue, input, "category", Store.CATEGORIES);
        input.path("custom_fields").forEach(each -> custom(issue, each));
        note(issue, input);
        input.path("uploads").forEach(each -> attach(issue, each));
        issue.put("updated_on", store.now());
        return List.of();
    }

    private static List<String> errors(JsonNode input) {
        List<String> errors = new ArrayList<>();
        if (input.has("subject") && input.path("subject").asString("").isBlank()) {
            errors.add("Subject cannot be blank");
        }
        if (input.path("subject").asString("").length() > 255) {
            errors.add("Subject is too long (maximum is 255 characters)");
        }
        for (JsonNode each : input.path("custom_fields")) {
            if (each.path("id").asString("").equals("3")
                    && !each.path("value").asString("").matches("[\\d.]*")) {
                errors.add("Cost is invalid");
            }
            if (each.path("id").asString("").equals("4")
                    && !Store.SITES.contains(each.path("value").asString(""))) {
                errors.add("Site is not included in the list");
            }
        }
        return errors;
    }

    private static void text(Map<String, @Nullable Object> issue, JsonNode input, String from, String to) {
        if (input.has(from)) {
            String text = input.path(from).asString("");
            issue.put(to, to.equals("description") ? text.replace("\n", "\r\n") : text);
        }
    }

    private static void reference(
            Map<String, @Nullable Object> issue, JsonNode input, String name, List<Map<String, Object>> list) {
        String id = input.path(name + "_id").asString("");
        Map<String, Object> found = Store.byId(list, id);
        boolean allowed = !name.equals("status") || !id.equals("6");
        if (found != null && allowed) {
            issue.put(name, found);
        }
    }

    private static void custom(Map<String, @Nullable Object> issue, JsonNode input) {
        Store.list(issue, "custom_fields").stream()
                .filter(each -> input.path("id").asString("").equals(String.valueOf(each.get("id"))))
                .forEach(each -> each.put("value", input.path("value").asString("")));
    }

    private void note(Map<String, @Nullable Object> issue, JsonNode input) {
        String notes = input.path("notes").asString("");
        if (!notes.isBlank()) {
            boolean internal = input.path("private_notes").asBoolean(false);
            Store.list(issue, "journals").add(store.newJournal(notes, internal));
        }
    }

    private void attach(Map<String, @Nullable Object> issue, JsonNode upload) {
        int id = Integer.parseInt(upload.path("token").asString("0").split("\\.", 2)[0]);
        Map<String, @Nullable Object> file = Objects.requireNonNull(store.files.get(id));
        file.put("content_type", upload.path("content_type").asString(""));
        Store.list(issue, "attachments").add(file);
    }
}
