package dev.syncline.salesforce.simulator;

import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.NullNode;

/** Inserts, updates and deletes, refused as Salesforce refuses them. */
final class Dml {

    private static final int COMMENT_BYTES = 4_000;

    private final Org org;
    private final Faults faults;
    private final Values values;

    Dml(Org org, Faults faults) {
        this.org = org;
        this.faults = faults;
        this.values = new Values(org);
    }

    String insert(SimType type, JsonNode body, boolean allowDuplicates) {
        if (!type.createable) {
            throw new SimError(403, "INSUFFICIENT_ACCESS_OR_READONLY", "entity type cannot be inserted: " + type.name);
        }
        Map<String, @Nullable Object> row = new LinkedHashMap<>();
        take(type, row, body, true);
        faults.beforeWrite(parentOf(type, row));
        defaults(type, row);
        required(type, row, row.keySet());
        unique(type, row, null);
        if (!allowDuplicates) {
            faults.duplicateRule(org, type, row);
        }
        String id = org.put(type.name, row);
        after(type, row, body);
        return id;
    }

    void update(SimType type, String id, JsonNode body) {
        Map<String, @Nullable Object> row = org.row(type, id);
        Map<String, @Nullable Object> changed = new LinkedHashMap<>(row);
        faults.beforeWrite(parentOf(type, row));
        if (type.name.equals("CaseComment") && body.has("CommentBody") && !faults.modifyAllData()) {
            throw SimError.bad(
                    "INSUFFICIENT_ACCESS_OR_READONLY", "insufficient access rights on object id", "CommentBody");
        }
        if (!type.updateable || type.name.equals("EmailMessage")) {
            throw SimError.bad("INSUFFICIENT_ACCESS_OR_READONLY", "insufficient access rights on object id");
        }
        take(type, changed, body, false);
        required(type, changed, changed.keySet());
        unique(type, changed, String.valueOf(row.get("Id")));
        org.changes(row);
        row.putAll(changed);
        org.touch(row);
        after(type, row, body);
    }

    void delete(SimType type, String id) {
        Map<String, @Nullable Object> row = org.row(type, id);
        faults.beforeWrite(parentOf(type, row));
        bury(row);
        String whole = String.valueOf(row.get("Id"));
        for (String child :
                List.of("CaseComment", "FeedItem", "EmailMessage", "ContentVersion", "ContentDocumentLink")) {
            org.live(child).stream()
                    .filter(each -> whole.equals(each.get("ParentId")) || whole.equals(each.get("ContentDocumentId")))
                    .forEach(this::bury);
        }
    }

    private void bury(Map<String, @Nullable Object> row) {
        org.changes(row);
        row.put("IsDeleted", true);
        org.touch(row);
    }

    private void take(SimType type, Map<String, @Nullable Object> row, JsonNode body, boolean creating) {
        for (Map.Entry<String, JsonNode> part : body.properties()) {
            if (part.getKey().equalsIgnoreCase("attributes") || (part.getKey().equalsIgnoreCase("Id") && !creating)) {
                continue;
            }
            SimField field = type.visibleField(part.getKey());
            if (creating ? !field.createable : !field.updateable) {
                throw SimError.bad(
                        "INVALID_FIELD_FOR_INSERT_UPDATE",
                        "Unable to create/update fields: %s. Please check the security settings of this field and verify that it is read/write for your profile or permission set."
                                .formatted(field.name),
                        field.name);
            }
            row.put(field.name, values.of(field, part.getValue()));
        }
        for (Map.Entry<String, JsonNode> part : body.properties()) {
            SimField field = type.field(part.getKey());
            if (field != null) {
                Values.mustFitRecordType(field, row.get(field.name), row.get("RecordTypeId"));
            }
        }
        commentFits(row.get("CommentBody"));
    }

    private static void commentFits(@Nullable Object body) {
        if (body != null && body.toString().getBytes(StandardCharsets.UTF_8).length > COMMENT_BYTES) {
            throw SimError.bad("STRING_TOO_LONG", "Body: data value too large: (max length=4000)", "CommentBody");
        }
    }

    private void defaults(SimType type, Map<String, @Nullable Object> row) {
        for (SimField field : type.visibleFields()) {
            if (row.get(field.name) == null && field.initial != null) {
                row.put(field.name, field.name.equals("OwnerId") ? org.acting : field.initial);
            }
            if (field.type.equals("boolean")) {
                row.putIfAbsent(field.name, false);
            }
            row.putIfAbsent(field.name, null);
        }
        if (type.name.equals("Case")) {
            row.put("CaseNumber", org.caseNumber());
        }
        if (type.name.equals("FeedItem")) {
            row.putIfAbsent("Type", "TextPost");
            row.merge("Type", row.get("LinkUrl") == null ? "TextPost" : "LinkPost", (known, usual) -> known);
            row.merge("Visibility", "AllUsers", (known, usual) -> known);
        }
    }

    private static void required(SimType type, Map<String, @Nullable Object> row, Iterable<String> named) {
        for (String name : named) {
            SimField field = type.field(name);
            boolean given = field == null || field.nillable || !field.createable || row.get(name) != null;
            if (!given) {
                throw SimError.bad("REQUIRED_FIELD_MISSING", "Required fields are missing: [%s]".formatted(name), name);
            }
        }
        if (type.name.equals("CaseComment") && row.get("CommentBody") == null) {
            throw SimError.bad("REQUIRED_FIELD_MISSING", "Required fields are missing: [CommentBody]", "CommentBody");
        }
        if (type.name.equals("FeedItem") && row.get("Body") == null && !"LinkPost".equals(row.get("Type"))) {
            throw SimError.bad("REQUIRED_FIELD_MISSING", "Required fields are missing: [Body]", "Body");
        }
    }

    private void unique(SimType type, Map<String, @Nullable Object> row, @Nullable String self) {
        for (SimField field : type.visibleFields()) {
            Object value = field.unique ? row.get(field.name) : null;
            for (Map<String, @Nullable Object> other :
                    value == null ? List.<Map<String, @Nullable Object>>of() : org.having(type, field, value)) {
                if (!Objects.equals(other.get("Id"), self)) {
                    throw SimError.bad(
                            "DUPLICATE_VALUE",
                            "duplicate value found: %s duplicates value on record with id: %s"
                                    .formatted(field.name, other.get("Id")));
                }
            }
        }
    }

    /** What the org does by itself after a write. */
    private void after(SimType type, Map<String, @Nullable Object> row, JsonNode body) {
        if (type.name.equals("Case")) {
            boolean closed = "Closed".equals(row.get("Status"));
            row.put("ClosedDate", !closed ? null : row.get("ClosedDate") == null ? org.now() : row.get("ClosedDate"));
            row.put("IsClosed", closed);
            JsonNode comments = body.properties().stream()
                    .filter(part -> part.getKey().equalsIgnoreCase("Comments"))
                    .map(Map.Entry::getValue)
                    .findFirst()
                    .orElse(NullNode.getInstance());
            row.put("Comments", null);
            if (!comments.asString("").isBlank()) {
                Map<String, @Nullable Object> comment = new LinkedHashMap<>();
                comment.put("ParentId", row.get("Id"));
                comment.put("CommentBody", comments.asString(""));
                comment.put("IsPublished", false);
                org.put("CaseComment", comment);
            }
        }
    }

    /** The row that is locked with this one. */
    private @Nullable String parentOf(SimType type, Map<String, @Nullable Object> row) {
        Object parent = type.name.equals("Case") ? row.get("AccountId") : row.get("ParentId");
        if (parent != null && parent.toString().startsWith("500")) {
            Map<String, @Nullable Object> above = org.any(parent);
            parent = above == null || above.get("AccountId") == null ? parent : above.get("AccountId");
        }
        return parent == null ? (String) row.get("Id") : parent.toString();
    }
}
