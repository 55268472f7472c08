package dev.syncline.xurrent;

import dev.syncline.connector.CleanText;
import dev.syncline.connector.TextLimit;
import dev.syncline.connector.TrackerFailure;
import dev.syncline.connector.WrongFields;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** What a rule assigned, as the input of requestCreate or requestUpdate. */
final class RequestInput {

    static final TextLimit SUBJECT = new TextLimit(255, TextLimit.Unit.CHARACTERS);
    static final TextLimit NOTE = new TextLimit(65_536, TextLimit.Unit.BYTES);
    private static final Set<String> READ_ONLY =
            Set.of("created", "updated", "completedAt", "source", "sourceID", "key", "id", "urn");
    private static final Map<String, String> REFERENCES = Map.ofEntries(
            Map.entry("teamId", "teamId"),
            Map.entry("team", "teamId"),
            Map.entry("memberId", "memberId"),
            Map.entry("requestedById", "requestedById"),
            Map.entry("requestedForId", "requestedForId"),
            Map.entry("serviceId", "serviceInstanceId"),
            Map.entry("serviceInstanceId", "serviceInstanceId"),
            Map.entry("serviceInstance", "serviceInstanceId"),
            Map.entry("templateId", "templateId"),
            Map.entry("workflowId", "workflowId"),
            Map.entry("problemId", "problemId"),
            Map.entry("projectId", "projectId"),
            Map.entry("organizationId", "organizationId"),
            Map.entry("supplierId", "supplierId"));
    private static final Map<String, String> PEOPLE = Map.of(
            "assignee", "memberId",
            "reporter", "requestedById",
            "requested_for", "requestedForId",
            "requestedFor", "requestedForId");

    private final References references;
    private final UiFields uiFields;
    private final Map<String, @Nullable Object> input = new LinkedHashMap<>();
    private final Map<String, String> names = new LinkedHashMap<>();
    private final Map<String, @Nullable Object> given = new LinkedHashMap<>();
    private final boolean creating;
    private @Nullable List<String> labels;

    RequestInput(References references, UiFields uiFields, boolean creating) {
        this.references = references;
        this.uiFields = uiFields;
        this.creating = creating;
    }

    /** Takes every field, or refuses those that are wrong, all by name. */
    RequestInput fill(Map<String, @Nullable Object> fields, @Nullable String templateOfItem) {
        WrongFields wrong = new WrongFields();
        given.putAll(fields);
        Object template = fields.getOrDefault("templateId", templateOfItem);
        fields.forEach((name, value) -> wrong.take(name, () -> {
            if (name.equals("customFields")) {
                put(name, "customFields", uiFields.input(template, value));
            } else {
                take(name, value);
            }
        }));
        wrong.refuse();
        return this;
    }

    Map<String, @Nullable Object> input() {
        return input;
    }

    ErrorNames errorNames() {
        return new ErrorNames(names, given, "");
    }

    /** What to do about a value that Xurrent refused. */
    static String remedy(String field) {
        return REFERENCES.containsKey(field)
                ? "Use the number or node id of one that Xurrent shows, or a look-up of nodeHelper, in the rule."
                : "Change it in the rule, or the field's settings in Xurrent.";
    }

    /** Labels to have in the end; empty when the rule left them alone. */
    Optional<List<String>> labels() {
        return Optional.ofNullable(labels);
    }

    private void take(String name, @Nullable Object value) {
        if (READ_ONLY.contains(name)) {
            throw TrackerFailure.ofField(
                    name, "Xurrent sets '%s' itself. Take the line that assigns it out of the rule.".formatted(name));
        }
        String reference = REFERENCES.get(name);
        String person = PEOPLE.get(name);
        if (reference != null) {
            put(name, reference, references.id(name, value));
        } else if (person != null) {
            put(name, person, references.person(name, value));
        } else {
            takeValue(name, value);
        }
    }

    private void takeValue(String name, @Nullable Object value) {
        switch (name) {
            case "summary" -> put(name, "subject", summary(value));
            case "description" -> describe(value);
            case "status" -> put(name, "status", Choices.STATUS.need(name, value));
            case "priority", "impact" -> put(name, "impact", Choices.IMPACT.need(name, value));
            case "category" -> put(name, "category", Choices.CATEGORY.need(name, value));
            case "completionReason" -> put(name, "completionReason", Choices.REASON.need(name, value));
            case "urgent" -> put(name, "urgent", Boolean.parseBoolean(String.valueOf(value)));
            case "labels" -> labels = labelsOf(value);
            case "waitingUntil", "desiredCompletionAt" -> put(name, name, moment(name, value));
            case "supplierRequestID" -> put(name, name, value == null ? null : limited(name, value, SUBJECT));
            default ->
                throw TrackerFailure.ofField(
                        name,
                        "A Xurrent request has no field '%s'. Fields of a UI extension are set by entity.customFields."
                                .formatted(name));
        }
    }

    private void put(String field, String key, @Nullable Object value) {
        input.put(key, value);
        names.put(key, field);
    }

    private static String summary(@Nullable Object value) {
        String text = value == null ? "" : CleanText.of(value.toString());
        if (text.isBlank()) {
            throw TrackerFailure.ofField(
                    "summary", "The summary is empty, and a request needs a subject. Assign one in the rule.");
        }
        return limited("summary", text, SUBJECT);
    }

    private void describe(@Nullable Object value) {
        if (!creating) {
            throw TrackerFailure.ofField(
                    "description",
                    "The description of a request is its first note, and notes cannot be changed in Xurrent."
                            + " Assign it on firstSync only, and send later changes as a comment.");
        }
        if (value != null && !value.toString().isBlank()) {
            put("description", "note", limited("description", value, NOTE));
        }
    }

    static String limited(String field, Object value, TextLimit limit) {
        String text = CleanText.of(value.toString());
        if (!limit.takes(text)) {
            throw TrackerFailure.ofField(
                    field,
                    "The text of '%s', '%s', has %d %s, and Xurrent takes at most %d. Shorten it in the rule."
                            .formatted(
                                    field,
                                    TextLimit.beginning(text),
                                    limit.lengthOf(text),
                                    limit.unit() == TextLimit.Unit.BYTES ? "bytes" : "characters",
                                    limit.maximum()));
        }
        return text;
    }

    private static List<String> labelsOf(@Nullable Object value) {
        Set<String> labels = new TreeSet<>();
        List<Object> all = new ArrayList<>();
        if (value instanceof Iterable<?> list) {
            list.forEach(all::add);
        }
        for (Object each : all) {
            Object text = each instanceof Map<?, ?> map ? map.get("label") : each;
            if (text != null && !text.toString().isBlank()) {
                labels.add(CleanText.of(text.toString()).strip());
            }
        }
        return List.copyOf(labels);
    }

    private static @Nullable String moment(String field, @Nullable Object value) {
        if (value == null) {
            return null;
        }
        Object moment = value instanceof Instant ? value : RequestItems.moment(value.toString());
        if (moment instanceof Instant instant) {
            return instant.toString();
        }
        throw TrackerFailure.ofField(field, "'%s' is no time. Use one such as 2026-01-31T12:00:00Z.".formatted(value));
    }
}
