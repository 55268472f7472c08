package dev.syncline.salesforce.simulator;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * {@code /sobjects}: objects, their descriptions and single records.
 *
 * @see <a href="https://developer.salesforce.com/docs/atlas.en-us.api_rest.meta/api_rest/using_resources_working_with_records.htm">Records</a>
 */
final class RowResource {

    private final Org org;
    private final Faults faults;
    private final Dml dml;
    private final Uploads uploads;

    RowResource(Org org, Dml dml, Faults faults) {
        this.faults = faults;
        this.org = org;
        this.dml = dml;
        this.uploads = new Uploads(org, dml);
    }

    Reply answer(Call call) {
        if (call.path().size() == 1) {
            return Reply.ok(Map.of("encoding", "UTF-8", "maxBatchSize", 200, "sobjects", objects()));
        }
        SimType type = org.type(call.at(1));
        if (type.name.equals("ContentVersion") && call.is("POST") && !faults.takes(call.body().length)) {
            return new Reply(413, "Request Entity Too Large".getBytes(StandardCharsets.UTF_8));
        }
        if (call.path().size() == 2) {
            return call.is("POST") ? created(insert(call, type)) : Reply.ok(Map.of("objectDescribe", type.summary()));
        }
        return switch (call.at(2)) {
            case "describe" -> describe(call, type);
            case "updated", "deleted" -> new Replication(org).answer(call, type);
            default -> row(call, type);
        };
    }

    private List<Map<String, Object>> objects() {
        return org.types.values().stream()
                .filter(type -> type.visible)
                .map(SimType::summary)
                .toList();
    }

    private Reply describe(Call call, SimType type) {
        return call.headers().containsKey("If-Modified-Since")
                ? new Reply(304, null)
                : Reply.ok(type.describe(org.recordTypes(type.name)));
    }

    private Reply row(Call call, SimType type) {
        if (call.path().size() == 3) {
            return byId(call, type, call.at(2));
        }
        if (call.at(3).equals("richTextImageFields")) {
            return richTextImage(call, type);
        }
        SimField field = type.field(call.at(2));
        if (SimIds.isId(call.at(2)) && field == null) {
            return blob(type, call);
        }
        if (field == null || field.hidden || !(field.externalId || field.name.equals("Id"))) {
            throw new SimError(
                    404, "NOT_FOUND", "Provided external ID field does not exist or is not accessible: " + call.at(2));
        }
        return byKey(call, type, field, call.at(3));
    }

    private Reply byId(Call call, SimType type, String id) {
        switch (call.method()) {
            case "PATCH" -> {
                dml.update(type, id, call.json());
                return Reply.empty();
            }
            case "DELETE" -> {
                dml.delete(type, id);
                return Reply.empty();
            }
            case "GET" -> {
                return Reply.ok(shown(call, type, org.row(type, id)));
            }
            default ->
                throw new SimError(
                        405,
                        "METHOD_NOT_ALLOWED",
                        "HTTP Method '%s' not allowed. Allowed are HEAD,GET,PATCH,DELETE".formatted(call.method()));
        }
    }

    private Map<String, Object> shown(Call call, SimType type, Map<String, @Nullable Object> row) {
        SoqlRunner runner = new SoqlRunner(org, call.version());
        Map<String, Object> shown = runner.attributes(type, row);
        String wanted = call.query().get("fields");
        List<SimField> fields = wanted == null
                ? type.visibleFields()
                : List.of(wanted.split(",")).stream().map(type::visibleField).toList();
        fields.forEach(field -> shown.put(field.name, runner.shown(type, row, field)));
        return shown;
    }

    private Reply byKey(Call call, SimType type, SimField field, String value) {
        List<Map<String, @Nullable Object>> found = org.having(type, field, value);
        if (found.size() > 1) {
            return new Reply(
                    300,
                    found.stream()
                            .map(row -> "/services/data/v%s/sobjects/%s/%s"
                                    .formatted(call.version(), type.name, row.get("Id")))
                            .toList());
        }
        if (!call.is("PATCH")) {
            if (found.isEmpty()) {
                throw new SimError(404, "NOT_FOUND", "The requested resource does not exist");
            }
            return byId(call, type, String.valueOf(found.get(0).get("Id")));
        }
        return upsert(call, type, field, value, found);
    }

    private Reply upsert(
            Call call, SimType type, SimField field, String value, List<Map<String, @Nullable Object>> found) {
        tools.jackson.databind.node.ObjectNode body = (tools.jackson.databind.node.ObjectNode) call.json();
        if (!found.isEmpty()) {
            String id = String.valueOf(found.get(0).get("Id"));
            dml.update(type, id, body);
            return Reply.ok(result(id, false));
        }
        body.put(field.name, value);
        return new Reply(201, result(dml.insert(type, body, allowsDuplicates(call)), true));
    }

    private String insert(Call call, SimType type) {
        if (type.name.equals("ContentVersion")) {
            return uploads.insert(call);
        }
        String id = dml.insert(type, call.json(), allowsDuplicates(call));
        String assignee = faults.assignee();
        boolean assigns = !call.headers().getOrDefault("Sforce-Auto-Assign", "").equalsIgnoreCase("FALSE");
        if (type.name.equals("Case") && assignee != null && assigns) {
            org.row(type, id).put("OwnerId", assignee);
        }
        return id;
    }

    static boolean allowsDuplicates(Call call) {
        return call.headers()
                .getOrDefault("Sforce-Duplicate-Rule-Header", "")
                .replace(" ", "")
                .contains("allowSave=true");
    }

    private static Reply created(String id) {
        Map<String, Object> result = new LinkedHashMap<>();
        result.put("id", id);
        result.put("success", true);
        result.put("errors", new ArrayList<>());
        return new Reply(201, result);
    }

    private static Map<String, Object> result(String id, boolean created) {
        return Map.of("id", id, "success", true, "errors", List.of(), "created", created);
    }

    /** An image is there as long as the field shows it. */
    private Reply richTextImage(Call call, SimType type) {
        Object text = org.row(type, call.at(2)).get(type.visibleField(call.at(4)).name);
        byte[] image = org.blobs.get(call.at(5));
        if (image == null || !String.valueOf(text).contains("refid=" + call.at(5))) {
            throw new SimError(404, "NOT_FOUND", "The requested resource does not exist");
        }
        return Reply.ok(image);
    }

    private Reply blob(SimType type, Call call) {
        Map<String, @Nullable Object> row = org.row(type, call.at(2));
        SimField field = type.field(call.at(3));
        if (field == null || !field.type.equals("base64")) {
            throw new SimError(404, "NOT_FOUND", "The requested resource does not exist");
        }
        return Reply.ok(Objects.requireNonNull(org.blobs.get(String.valueOf(row.get("Id")))));
    }
}
