package dev.syncline.salesforce.simulator;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * {@code /composite/sobjects}: up to 200 records in one call, each with a result of its own, or 2,000 that are only read.
 *
 * @see <a href="https://developer.salesforce.com/docs/atlas.en-us.api_rest.meta/api_rest/resources_composite_sobjects_collections.htm">Collections</a>
 */
final class CollectionResource {

    private static final int MOST = 200;
    private static final int MOST_READ = 2_000;

    private final Org org;
    private final Dml dml;
    private final RowResource rows;

    CollectionResource(Org org, Dml dml, RowResource rows) {
        this.org = org;
        this.dml = dml;
        this.rows = rows;
    }

    /** One record's part. */
    private interface Work {
        Map<String, Object> of(JsonNode record);
    }

    Reply answer(Call call) {
        return switch (call.method()) {
            case "GET" ->
                read(call, List.of(call.query().getOrDefault("ids", "").split(",")));
            case "DELETE" -> delete(call);
            case "POST" ->
                call.path().size() > 2
                        ? read(call, texts(call.json().path("ids")))
                        : each(call, record -> made(call, record));
            default -> each(call, record -> call.path().size() > 3 ? upserted(call, record) : changed(record));
        };
    }

    private Map<String, Object> made(Call call, JsonNode record) {
        SimType type = org.type(record.path("attributes").path("type").asString(""));
        return result(dml.insert(type, record, RowResource.allowsDuplicates(call)));
    }

    private Map<String, Object> changed(JsonNode record) {
        SimType type = org.type(record.path("attributes").path("type").asString(""));
        String id = record.properties().stream()
                .filter(part -> part.getKey().equalsIgnoreCase("id"))
                .map(part -> part.getValue().asString(""))
                .findFirst()
                .orElse("");
        dml.update(type, id, record);
        return result(id);
    }

    private Map<String, Object> upserted(Call call, JsonNode record) {
        String field = call.at(3);
        String value = record.path(field).asString("");
        ObjectNode body = ((ObjectNode) record.deepCopy());
        body.remove(field);
        Call one = new Call(
                "PATCH",
                call.version(),
                List.of("sobjects", call.at(2), field, value),
                Map.of(),
                call.headers(),
                body.toString().getBytes(StandardCharsets.UTF_8));
        Reply reply = rows.answer(one);
        @SuppressWarnings("unchecked")
        Map<String, Object> result = (Map<String, Object>) Objects.requireNonNull(reply.body());
        return result;
    }

    private Reply each(Call call, Work work) {
        JsonNode records = call.json().path("records");
        mustFit(records.size(), MOST);
        boolean allOrNone = call.json().path("allOrNone").asBoolean(false);
        int before = org.mark();
        List<Object> results = new ArrayList<>();
        boolean failed = false;
        for (JsonNode record : records) {
            try {
                results.add(work.of(record));
            } catch (SimError refused) {
                failed = true;
                results.add(Map.of("success", false, "errors", List.of(refused.collectionEntry())));
            }
        }
        if (failed && allOrNone) {
            org.back(before);
            results.replaceAll(
                    result -> Boolean.FALSE.equals(((Map<?, ?>) result).get("success")) ? result : rolledBack());
        }
        return Reply.ok(results);
    }

    private Reply delete(Call call) {
        List<String> ids = List.of(call.query().getOrDefault("ids", "").split(","));
        mustFit(ids.size(), MOST);
        List<Object> results = new ArrayList<>();
        for (String id : ids) {
            try {
                dml.delete(org.typeOf(id), id);
                results.add(result(id));
            } catch (SimError refused) {
                results.add(Map.of("id", id, "success", false, "errors", List.of(refused.collectionEntry())));
            }
        }
        return Reply.ok(results);
    }

    private Reply read(Call call, List<String> ids) {
        mustFit(ids.size(), MOST_READ);
        SimType type = org.type(call.at(2));
        String fields = call.query()
                .getOrDefault("fields", String.join(",", texts(call.json().path("fields"))));
        List<@Nullable Object> found = new ArrayList<>();
        for (String id : ids) {
            Map<String, @Nullable Object> row = org.any(id);
            Map<String, Object> shown = new LinkedHashMap<>();
            if (row != null && !Boolean.TRUE.equals(row.get("IsDeleted"))) {
                for (String field : fields.split(",")) {
                    shown.put(type.visibleField(field).name, row.get(type.visibleField(field).name));
                }
            }
            found.add(shown.isEmpty() ? null : shown);
        }
        return Reply.ok(found);
    }

    private static void mustFit(int records, int most) {
        if (records > most) {
            throw SimError.bad(
                    "EXCEEDED_MAX_SIZE",
                    "Cannot process more than %d records in one request, but got %d".formatted(most, records));
        }
    }

    private static List<String> texts(JsonNode list) {
        List<String> texts = new ArrayList<>();
        list.forEach(each -> texts.add(each.asString("")));
        return texts;
    }

    private static Map<String, Object> result(String id) {
        return Map.of("id", id, "success", true, "errors", List.of());
    }

    private static Map<String, Object> rolledBack() {
        return Map.of(
                "success",
                false,
                "errors",
                List.of(Map.of(
                        "statusCode",
                        "ALL_OR_NONE_OPERATION_ROLLED_BACK",
                        "message",
                        "Record rolled back because not all records were valid and the request was using AllOrNone header",
                        "fields",
                        List.of())));
    }
}
