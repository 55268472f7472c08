package dev.syncline.salesforce;

import static dev.syncline.salesforce.Json.text;
import static dev.syncline.salesforce.Json.textOrNull;

import dev.syncline.connector.http.PlainJson;
import dev.syncline.item.Attachment;
import dev.syncline.item.Comment;
import dev.syncline.item.Item;
import dev.syncline.item.ItemRef;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.commons.codec.digest.DigestUtils;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Records as neutral items: every field by its API name, and some by the hub model's besides. */
final class RecordItems {

    static final String TRACKER = "salesforce";

    /** Change when somebody merely looks. */
    private static final Set<String> LOOKED = Set.of("LastViewedDate", "LastReferencedDate");

    private final SalesforceApi api;
    private final People people;
    private final Files files;
    private final ParentLocks locks;

    RecordItems(SalesforceApi api, People people, Files files, ParentLocks locks) {
        this.api = api;
        this.people = people;
        this.files = files;
        this.locks = locks;
    }

    ItemRef ref(SObject object, JsonNode record) {
        String id = text(record, "Id");
        String key = text(record, object.keyField());
        return new ItemRef(TRACKER, api.session().org(), object.name(), id, key.isEmpty() ? id : key);
    }

    Item item(SObject object, JsonNode record, List<Said> said, List<Shared> shared) {
        people.learn(concerned(record, said, shared));
        locks.learn(text(record, "Id"), textOrNull(record, "AccountId"));
        List<Comment> comments = said.stream().map(each -> each.with(people)).toList();
        List<Attachment> attachments =
                shared.stream().map(each -> each.with(people, files.digests())).toList();
        Map<String, @Nullable Object> fields = fields(object, record);
        return new Item(ref(object, record), revision(fields, said, shared), fields, comments, attachments);
    }

    private static List<String> concerned(JsonNode record, List<Said> said, List<Shared> shared) {
        List<String> ids = new ArrayList<>();
        ids.add(text(record, "OwnerId"));
        ids.add(text(record, "CreatedById"));
        said.forEach(each -> ids.add(each.author()));
        shared.forEach(each -> ids.add(each.author()));
        return ids;
    }

    private Map<String, @Nullable Object> fields(SObject object, JsonNode record) {
        Map<String, @Nullable Object> fields = new LinkedHashMap<>();
        for (SField field : object.all()) {
            if (record.has(field.name()) && !LOOKED.contains(field.name())) {
                fields.put(field.name(), value(field, record.path(field.name())));
            }
        }
        HubNames.of(object)
                .fields()
                .forEach((hub, api) -> object.field(api)
                        .filter(field -> fields.containsKey(field.name()))
                        .ifPresent(field -> fields.put(hub, hubValue(hub, field, fields.get(field.name())))));
        return fields;
    }

    private static @Nullable Object value(SField field, JsonNode value) {
        return switch (field.type()) {
            case "datetime" -> value.isNull() ? null : Json.moment(value.asString(""));
            default -> PlainJson.of(value);
        };
    }

    private @Nullable Object hubValue(String hub, SField field, @Nullable Object value) {
        return switch (hub) {
            case "status", "priority" -> value == null ? null : named(field, value.toString());
            case HubNames.ASSIGNEE, "creator" -> people.map(value == null ? null : value.toString());
            case HubNames.QUEUE -> people.queue(value == null ? null : value.toString());
            default -> value;
        };
    }

    /** A choice as people call it, and as Salesforce keeps it. */
    static Map<String, @Nullable Object> named(SField field, String value) {
        Map<String, @Nullable Object> map = new LinkedHashMap<>();
        map.put("name", field.choices().getOrDefault(value, value));
        map.put("value", value);
        return map;
    }

    /** Stamps are cut to seconds, so everything that is read counts. */
    private static String revision(Map<String, @Nullable Object> fields, List<Said> said, List<Shared> shared) {
        return DigestUtils.sha256Hex("%s\n%s\n%s\n".formatted(fields, said, shared))
                .substring(0, 32);
    }
}
