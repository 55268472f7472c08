package dev.syncline.salesforce.simulator;

import dev.syncline.salesforce.simulator.SoqlQuery.Where;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** What the simulated org holds; stamps are cut to seconds, as Salesforce's are. */
final class Org {

    private static final DateTimeFormatter STAMP =
            DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ss'.000+0000'").withZone(ZoneOffset.UTC);

    final Map<String, SimType> types = Schema.types();
    final Map<String, byte[]> blobs = new LinkedHashMap<>();
    final String acting;
    volatile String id;
    private final SimIds ids = new SimIds();
    private final Clock clock;
    private final Map<String, Map<String, Map<String, @Nullable Object>>> tables = new LinkedHashMap<>();
    private Duration skew = Duration.ZERO;
    private int cases = 1_000;
    private final UniqueValues uniqueValues = new UniqueValues();
    private final Undo undo = new Undo();
    private final Map<String, String> touched = new LinkedHashMap<>();
    private Consumer<Map<String, String>> committed = changes -> {};

    Org(Clock clock, String name) {
        this.clock = clock;
        types.keySet().forEach(type -> tables.put(type, new LinkedHashMap<>()));
        acting =
                add("User", Map.of("Name", "Sync Line", "Username", "syncline@" + name, "Email", "syncline@acme.test"));
        add("User", Map.of("Name", "Jane Doe", "Username", "jane@" + name, "Email", "jane@acme.test"));
        add("Group", Map.of("Name", "Support Queue", "DeveloperName", "Support_Queue", "Type", "Queue"));
        add("RecordType", Map.of("Name", "Support", "DeveloperName", "Support", "SobjectType", "Case"));
        id = add("Organization", Map.of("Name", "Acme", "IsSandbox", false));
        table("User").values().forEach(user -> user.put("IsActive", true));
    }

    /** Puts a row there as it is, without any check. */
    String add(String type, Map<String, ?> values) {
        Map<String, @Nullable Object> row = new LinkedHashMap<>(values);
        return put(type, row);
    }

    String put(String type, Map<String, @Nullable Object> row) {
        SimType kind = Objects.requireNonNull(types.get(type));
        String made = ids.next(kind.prefix);
        row.put("Id", made);
        row.put("IsDeleted", false);
        row.putIfAbsent("CreatedDate", now());
        row.put("CreatedById", acting == null ? made : acting);
        touched.put(made, "CREATE");
        touch(row);
        table(type).put(made, row);
        undo.made(table(type), made);
        return made;
    }

    void touch(Map<String, @Nullable Object> row) {
        touched.putIfAbsent(String.valueOf(row.get("Id")), "UPDATE");
        row.put("LastModifiedDate", now());
        row.put("SystemModstamp", now());
        row.put("LastModifiedById", acting == null ? row.get("Id") : acting);
        uniqueValues.add(typeOf(String.valueOf(row.get("Id"))), row);
    }

    Map<String, Map<String, @Nullable Object>> table(String type) {
        return Objects.requireNonNull(tables.get(type));
    }

    /** The object of this name; one that is hidden or not there does not exist. */
    SimType type(String named) {
        return types.values().stream()
                .filter(type ->
                        type.visible && type.name.toLowerCase(Locale.ROOT).equals(named.toLowerCase(Locale.ROOT)))
                .findFirst()
                .orElseThrow(() -> new SimError(404, "NOT_FOUND", "The requested resource does not exist"));
    }

    /** Any row that is not purged, by an id of 15 or 18 characters. */
    @Nullable
    Map<String, @Nullable Object> any(@Nullable Object rowId) {
        if (rowId == null || !SimIds.isId(rowId.toString())) {
            return null;
        }
        String whole = SimIds.whole(rowId.toString());
        for (Map<String, Map<String, @Nullable Object>> table : tables.values()) {
            if (table.containsKey(whole)) {
                return table.get(whole);
            }
        }
        return null;
    }

    SimType typeOf(String rowId) {
        return types.values().stream()
                .filter(type -> rowId.startsWith(type.prefix))
                .findFirst()
                .orElseThrow();
    }

    /** A row that is there and not deleted. */
    Map<String, @Nullable Object> row(SimType type, String rowId) {
        Map<String, @Nullable Object> row =
                SimIds.isId(rowId) ? table(type.name).get(SimIds.whole(rowId)) : null;
        if (row == null) {
            throw new SimError(
                    404, "NOT_FOUND", "Provided external ID field does not exist or is not accessible: " + rowId);
        }
        if (Boolean.TRUE.equals(row.get("IsDeleted"))) {
            throw new SimError(404, "ENTITY_IS_DELETED", "entity is deleted");
        }
        return row;
    }

    List<Map<String, @Nullable Object>> live(String type) {
        return table(type).values().stream()
                .filter(row -> !Boolean.TRUE.equals(row.get("IsDeleted")))
                .toList();
    }

    /** Rows that may fulfil a condition, deleted ones too. */
    Collection<Map<String, @Nullable Object>> among(SimType type, @Nullable Where where) {
        return rows(type, uniqueValues.of(type, where));
    }

    /** Rows that are not deleted and have a value, whatever its capitals. */
    List<Map<String, @Nullable Object>> having(SimType type, SimField field, Object value) {
        return rows(type, uniqueValues.of(type, field, value)).stream()
                .filter(row -> !Boolean.TRUE.equals(row.get("IsDeleted")))
                .filter(row -> value.toString().equalsIgnoreCase(String.valueOf(row.get(field.name))))
                .toList();
    }

    private Collection<Map<String, @Nullable Object>> rows(SimType type, @Nullable Set<String> rowIds) {
        Map<String, Map<String, @Nullable Object>> table = table(type.name);
        if (rowIds == null) {
            return table.values();
        }
        return rowIds.stream()
                .filter(table::containsKey)
                .map(each -> Objects.requireNonNull(table.get(each)))
                .toList();
    }

    /** The user who uses the pages. */
    String jane() {
        return live("User").stream()
                .filter(user -> "Jane Doe".equals(user.get("Name")))
                .map(user -> String.valueOf(user.get("Id")))
                .findFirst()
                .orElseThrow();
    }

    String caseNumber() {
        return "%08d".formatted(++cases);
    }

    String now() {
        return stamp(clock.instant().plus(skew));
    }

    Instant instant() {
        return clock.instant().plus(skew);
    }

    static String stamp(Instant instant) {
        return STAMP.format(instant);
    }

    void runAhead(Duration time) {
        skew = time;
    }

    /** A row is going to be changed in this transaction. */
    void changes(Map<String, @Nullable Object> row) {
        undo.changes(row);
    }

    /** A place in this transaction to go back to. */
    int mark() {
        return undo.mark();
    }

    void back(int mark) {
        undo.back(mark);
        touched.clear();
    }

    /** Ends a transaction: who listens hears which rows were made or changed in it. */
    void commit() {
        Map<String, String> changes = Map.copyOf(touched);
        touched.clear();
        undo.forget();
        if (!changes.isEmpty()) {
            committed.accept(changes);
        }
    }

    /** Whoever wants to know of rows, by id, that were made (CREATE) or changed (UPDATE), from now on. */
    void onCommit(Consumer<Map<String, String>> listener) {
        touched.clear();
        committed = listener;
    }

    /** The record types of an object, as its describe lists them. */
    List<Map<String, Object>> recordTypes(String type) {
        List<Map<String, Object>> infos = new ArrayList<>();
        for (Map<String, @Nullable Object> row : live("RecordType")) {
            if (type.equals(row.get("SobjectType"))) {
                infos.add(info(String.valueOf(row.get("Name")), String.valueOf(row.get("Id")), false));
            }
        }
        infos.add(info("Master", "012000000000000AAA", true));
        return infos;
    }

    private static Map<String, Object> info(String name, String recordTypeId, boolean master) {
        return Map.of(
                "name", name,
                "developerName", name,
                "recordTypeId", recordTypeId,
                "master", master,
                "defaultRecordTypeMapping", master,
                "available", true,
                "active", true);
    }
}
