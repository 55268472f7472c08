package dev.syncline.xurrent;

import dev.syncline.connector.EntityDescription;
import dev.syncline.connector.EntityDescription.Field;
import dev.syncline.connector.EntityDescription.FieldType;
import dev.syncline.connector.TextLimit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The fields of a request, as rules know them. */
final class Description {

    /** Names of one value each: what people call it, and by which id it is kept. */
    private static final List<Set<String>> SAME = List.of(
            Set.of("priority", "impact"),
            Set.of("serviceId", "serviceInstanceId", "serviceInstance"),
            Set.of("teamId", "team"),
            Set.of("assignee", "memberId"),
            Set.of("reporter", "requestedById"),
            Set.of("requested_for", "requestedForId"));

    private Description() {}

    static Set<String> alsoCalled(String field) {
        return SAME.stream()
                .filter(names -> names.contains(field))
                .flatMap(Set::stream)
                .filter(name -> !name.equals(field))
                .collect(Collectors.toSet());
    }

    static EntityDescription request(List<Field> custom) {
        List<Field> fields = new ArrayList<>();
        fields.add(text("summary", "Subject", FieldType.TEXT, true, RequestInput.SUBJECT));
        fields.add(text("description", "Description (first note)", FieldType.MARKDOWN, false, RequestInput.NOTE));
        fields.add(text("comments", "Notes", FieldType.MARKDOWN, false, RequestInput.NOTE));
        fields.add(choice("status", "Status", false, Choices.STATUS));
        fields.add(choice("priority", "Impact", false, Choices.IMPACT));
        fields.add(choice("impact", "Impact", false, Choices.IMPACT));
        fields.add(choice("category", "Category", true, Choices.CATEGORY));
        fields.add(choice("completionReason", "Completion reason", false, Choices.REASON));
        fields.add(field("urgent", "Urgent", FieldType.BOOLEAN, true));
        fields.add(field("labels", "Tags", FieldType.LABELS, true));
        fields.add(field("assignee", "Member", FieldType.PERSON, true));
        fields.add(field("reporter", "Requested by", FieldType.PERSON, true));
        fields.add(field("requested_for", "Requested for", FieldType.PERSON, true));
        for (String id : List.of(
                "teamId",
                "memberId",
                "requestedById",
                "requestedForId",
                "serviceId",
                "serviceInstanceId",
                "templateId")) {
            fields.add(field(id, id, FieldType.REFERENCE, true));
        }
        fields.add(field("waitingUntil", "Waiting until", FieldType.INSTANT, true));
        fields.add(field("desiredCompletionAt", "Desired completion", FieldType.INSTANT, true));
        fields.add(text("supplierRequestID", "Supplier request ID", FieldType.TEXT, false, RequestInput.SUBJECT));
        for (String moment : List.of("completedAt", "created", "updated")) {
            fields.add(field(moment, Choices.label(moment), FieldType.INSTANT, false));
        }
        for (String origin : List.of("source", "sourceID")) {
            fields.add(field(origin, origin, FieldType.TEXT, false));
        }
        fields.addAll(custom);
        return new EntityDescription(RequestItems.REQUEST, "Request", fields);
    }

    private static Field field(String name, String label, FieldType type, boolean writable) {
        return new Field(name, label, type, false, writable, false, List.of());
    }

    private static Field text(String name, String label, FieldType type, boolean required, @Nullable TextLimit limit) {
        return new Field(name, label, type, required, true, false, List.of(), Map.of(), limit);
    }

    private static Field choice(String name, String label, boolean required, Choices choices) {
        return new Field(
                name, label, FieldType.CHOICE, required, true, false, choices.values(), choices.labels(), null);
    }
}
