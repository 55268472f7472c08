package dev.syncline.salesforce.simulator;

import dev.syncline.testing.FormParts;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What people of the simulated org do themselves: make cases, comment, attach, move on. */
final class ByHand {

    private static final JsonMapper JSON = new JsonMapper();

    private final Org org;
    private final Dml dml;
    private final Uploads uploads;

    ByHand(Org org) {
        this.org = org;
        this.dml = new Dml(org, new Faults());
        this.uploads = new Uploads(org, dml);
    }

    /** Makes a case and returns its id. */
    String create(String subject, String description, String priority) {
        synchronized (org) {
            return by(dml.insert(
                    org.type("Case"),
                    tree(Map.of("Subject", subject, "Description", description, "Priority", priority)),
                    true));
        }
    }

    void comment(String id, String text, boolean published) {
        synchronized (org) {
            by(dml.insert(
                    org.type("CaseComment"),
                    tree(Map.of("ParentId", id, "CommentBody", text, "IsPublished", published)),
                    true));
        }
    }

    void attach(String id, FormParts.Sent file) {
        upload(file, Map.of("FirstPublishLocationId", id));
    }

    /** Keeps a file on no record, and returns its document. */
    String upload(FormParts.Sent file) {
        return upload(file, Map.of());
    }

    private String upload(FormParts.Sent file, Map<String, String> where) {
        Map<String, String> fields = new HashMap<>(where);
        fields.put("PathOnClient", file.name());
        fields.put("VersionData", Base64.getEncoder().encodeToString(file.bytes()));
        byte[] body = JSON.writeValueAsString(fields).getBytes(StandardCharsets.UTF_8);
        synchronized (org) {
            String version = by(uploads.insert(new Call("POST", "67.0", List.of(), Map.of(), Map.of(), body)));
            return String.valueOf(Objects.requireNonNull(org.any(version)).get("ContentDocumentId"));
        }
    }

    void status(String id, String status) {
        synchronized (org) {
            if (!status.equals(org.row(org.type("Case"), id).get("Status"))) {
                dml.update(org.type("Case"), id, tree(Map.of("Status", status)));
                org.commit();
            }
        }
    }

    private String by(String id) {
        Map<String, @Nullable Object> row = org.any(id);
        if (row != null) {
            row.put("CreatedById", org.jane());
        }
        org.commit();
        return id;
    }

    private static JsonNode tree(Map<String, ?> values) {
        return JSON.valueToTree(values);
    }
}
