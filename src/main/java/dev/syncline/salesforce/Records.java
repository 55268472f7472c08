package dev.syncline.salesforce;

import static dev.syncline.salesforce.Json.text;

import dev.syncline.connector.SearchPage;
import dev.syncline.connector.TrackerFailure;
import dev.syncline.connector.TrackerFailure.Kind;
import dev.syncline.item.Item;
import dev.syncline.item.ItemRef;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Reads, finds and writes records; each with one call, whatever belongs to them. */
final class Records {

    private static final int LARGEST_PAGE = 2_000;

    private final SalesforceApi api;
    private final Describes describes;
    private final RecordItems items;
    private final Comments comments;
    private final Files files;
    private final Owners owners;
    private final ParentLocks locks;
    private final Scope scope;
    private final RecordTypes recordTypes;

    Records(
            SalesforceApi api,
            Describes describes,
            RecordItems items,
            Comments comments,
            Files files,
            Owners owners,
            ParentLocks locks,
            Scope scope,
            RecordTypes recordTypes) {
        this.api = api;
        this.describes = describes;
        this.items = items;
        this.comments = comments;
        this.files = files;
        this.owners = owners;
        this.locks = locks;
        this.scope = scope;
        this.recordTypes = recordTypes;
    }

    Optional<Item> read(String type, String id) {
        if (!SalesforceIds.isId(id)) {
            return Optional.empty();
        }
        SObject object = describes.of(type);
        Composite.Answers answers = parts(api.composite(), object, id).send();
        TrackerFailure failure = answers.failure("record", FieldNames.none());
        if (failure != null && failure.kind() == Kind.NOT_FOUND) {
            return Optional.empty();
        }
        return Optional.of(item(object, answers));
    }

    /** The record that a merge left of one that is gone, called by its id where its number or name is not to be read. */
    Optional<ItemRef> mergedInto(ItemRef gone) {
        return new Gone(api).mergedInto(gone, describes.of(gone.entityType()));
    }

    /** By the number or name people use, or by the id. */
    Optional<Item> findByKey(String type, String key) {
        SObject object = describes.of(type);
        if (SalesforceIds.isId(key) && key.startsWith(object.prefix())) {
            return read(type, SalesforceIds.whole(key));
        }
        String keyField = object.keyField();
        return keyField.equals("Id") || key.isBlank() ? Optional.empty() : one(object, keyField, key);
    }

    Optional<Item> findCreated(String type, String correlationKey) {
        SObject object = describes.of(type);
        return one(object, KeyField.of(object, scope).name(), correlationKey);
    }

    /** Nothing but a create writes the key field; where the acting user sees none, nothing tells. */
    boolean isCopy(ItemRef ref) {
        return describes
                .of(ref.entityType())
                .field(scope.keyField())
                .filter(field -> matches(ref, field.name() + " != null"))
                .isPresent();
    }

    SearchPage search(String type, String where, @Nullable String after, int limit) {
        SObject object = describes.of(type);
        String start = after == null ? "" : "Id > " + Soql.quoted(after);
        String condition =
                where.isEmpty() ? start : start.isEmpty() ? "(" + where + ")" : "(" + where + ") AND " + start;
        int most = Math.min(limit, LARGEST_PAGE);
        List<ItemRef> found = api
                .query("SELECT %s FROM %s%s ORDER BY Id LIMIT %d"
                        .formatted(
                                idAndKey(object),
                                object.name(),
                                condition.isEmpty() ? "" : " WHERE " + condition,
                                most))
                .stream()
                .map(row -> items.ref(object, row))
                .toList();
        return new SearchPage(
                found, found.size() < most ? null : found.get(found.size() - 1).id());
    }

    /** Asks Salesforce itself. */
    boolean matches(ItemRef ref, String where) {
        return !api.query("SELECT Id FROM %s WHERE Id = %s AND (%s)"
                        .formatted(ref.entityType(), Soql.quoted(ref.id()), where))
                .isEmpty();
    }

    /**
     * Inserts with the key in its unique field: Salesforce itself refuses a second one. An upsert would write over what
     * people changed since.
     */
    Item create(String type, String correlationKey, Map<String, @Nullable Object> fields) {
        SObject object = withFields(type, fields);
        SField keyField = KeyField.of(object, scope);
        FieldInput input = new FieldInput(object, owners, true).fill(fields);
        input.body().put(keyField.name(), correlationKey);
        Composite call = api.composite().write("new", "POST", "/sobjects/" + object.name(), input.body());
        if (input.sets("OwnerId")) {
            call.header("Sforce-Auto-Assign", "FALSE");
        }
        parts(call, object, "@{new.id}");
        Object parent = input.body().get("AccountId");
        Composite.Answers answers = locks.holding(parent == null ? correlationKey : parent.toString(), call::send);
        TrackerFailure failure = answers.failure("new", input.names().with(keyField.name()));
        if (failure != null && failure.fields().containsKey(keyField.name())) {
            return findCreated(type, correlationKey).orElseThrow(() -> failure);
        }
        if (failure != null) {
            throw recordTypes.explain(failure, object, input, null);
        }
        return AfterWrite.of(() -> item(object, answers));
    }

    Item update(ItemRef ref, Map<String, @Nullable Object> fields) {
        SObject object = withFields(ref.entityType(), fields);
        FieldInput input = new FieldInput(object, owners, false).fill(fields);
        Composite call =
                api.composite().write("new", "PATCH", "/sobjects/" + object.name() + "/" + ref.id(), input.body());
        if (input.sets("OwnerId")) {
            call.header("Sforce-Auto-Assign", "FALSE");
        }
        parts(call, object, ref.id());
        Composite.Answers answers = locks.holding(ref.id(), call::send);
        TrackerFailure failure = answers.failure("new", input.names());
        if (failure != null) {
            throw failure.kind() == Kind.NOT_FOUND
                    ? new Gone(api).of(ref, object, failure)
                    : recordTypes.explain(failure, object, input, ref.id());
        }
        return AfterWrite.of(() -> item(object, answers));
    }

    /** What would be sent; refused as far as the descriptions of the object and the record's type tell. */
    void rehearse(String type, @Nullable ItemRef on, Map<String, @Nullable Object> fields) {
        SObject object = withFields(type, fields);
        if (on == null) {
            KeyField.of(object, scope);
        }
        FieldInput input = new FieldInput(object, owners, on == null).fill(fields);
        recordTypes.judge(object, input, on == null ? null : on.id());
    }

    static String idAndKey(SObject object) {
        return object.keyField().equals("Id") ? "Id" : "Id, " + object.keyField();
    }

    /** Described once more when a rule names a field that was not there some minutes ago. */
    private SObject withFields(String type, Map<String, @Nullable Object> fields) {
        SObject object = describes.of(type);
        HubNames hub = HubNames.of(object);
        return fields.keySet().stream().allMatch(name -> object.has(hub.api(name))) ? object : describes.anew(type);
    }

    private Composite parts(Composite call, SObject object, String id) {
        call.get("record", "/sobjects/" + object.name() + "/" + id);
        comments.ask(call, object.name(), id);
        files.ask(call, id);
        return call;
    }

    private Item item(SObject object, Composite.Answers answers) {
        Comments.Heard heard = comments.read(answers);
        return items.item(object, answers.body("record"), heard.said(), files.read(answers, heard.shown()));
    }

    private Optional<Item> one(SObject object, String field, String value) {
        return api
                .query("SELECT Id FROM %s WHERE %s = %s ORDER BY Id LIMIT 1"
                        .formatted(object.name(), field, Soql.quoted(value)))
                .stream()
                .findFirst()
                .flatMap(row -> read(object.name(), text(row, "Id")));
    }
}
