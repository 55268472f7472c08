package dev.syncline.script;

import dev.syncline.item.Attachment;
import dev.syncline.item.Comment;
import dev.syncline.item.Item;
import dev.syncline.item.ItemRef;
import dev.syncline.item.Person;
import dev.syncline.item.ReferenceKind;
import dev.syncline.item.Replica;
import dev.syncline.item.Trace;
import dev.syncline.item.WorkLog;
import dev.syncline.script.FieldFacts.Option;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;

/** A tracker with memory, an item and short ways to run a rule on them. */
final class RuleBench implements TrackerPort, StorePort {

    static final Instant THEN = Instant.parse("2026-01-31T12:00:00Z");
    static final Person JANE = new Person("u1", "jane", "jane@acme.test", "Jane Doe", true);

    final Rules rules;
    final List<Difference> stored = new ArrayList<>();
    final Map<String, Object> fields = new LinkedHashMap<>(Map.of(
            "summary", "Printer on fire",
            "description", "It burns.",
            "status", Map.of("name", "Open", "id", "s1"),
            "priority", Map.of("name", "High"),
            "labels", List.of("hot", "printer"),
            "assignee", Map.of("key", "u1", "email", "jane@acme.test", "displayName", "Jane Doe"),
            "customFields", Map.of("Floor", "3", "Cost", 7),
            "project", Map.of("key", "ACME", "name", "Acme"),
            "created", THEN));
    List<Comment> comments = List.of(
            new Comment("c1", "Please help", false, JANE, THEN, THEN),
            new Comment("c2", "Secret", true, JANE, THEN, THEN));
    List<Attachment> attachments = List.of(new Attachment("a1", "log.txt", "text/plain", 12, "ab", false, JANE, THEN));
    List<WorkLog> workLogs = List.of(new WorkLog("w1", "Looked", 3600, THEN, false, JANE, THEN, THEN));
    final List<HttpCall> calls = new ArrayList<>();
    List<Trace> traces = List.of();
    UUID connection = UUID.randomUUID();

    RuleBench() {
        this(Map.of());
    }

    /** A bench with settings of its own, named without their prefix. */
    RuleBench(Map<String, String> settings) {
        Binder binder = new Binder(new MapConfigurationPropertySource(settings));
        rules = new Rules(binder.bindOrCreate("", RuleSettings.class));
    }

    Item item() {
        return new Item(
                new ItemRef("desk", "acme", "ticket", "1", "ACME-1"), "r1", fields, comments, attachments, workLogs);
    }

    OutgoingResult outgoing(String source) {
        return rules.runOutgoing(new OutgoingRun(
                new Rule(connection, 1, Direction.OUTGOING, source), item(), null, traces, facts(), this));
    }

    IncomingResult firstSync(String source, Map<String, Object> replica) {
        return incoming(source, null, replica, null);
    }

    IncomingResult update(String source, Map<String, Object> replica, Map<String, Object> previous) {
        return incoming(source, item(), replica, previous);
    }

    private IncomingResult incoming(
            String source, Item local, Map<String, Object> replica, Map<String, Object> previous) {
        return rules.runIncoming(new IncomingRun(
                new Rule(connection, 1, Direction.INCOMING, source),
                local,
                "ticket",
                new Replica(replica),
                previous == null ? null : new Replica(previous),
                traces,
                facts(),
                this,
                this));
    }

    ConnectionFacts facts() {
        return new ConnectionFacts(connection, "Acme_to_Globex", "Acme", "Globex");
    }

    static WorkLog work(String id, String comment, long seconds) {
        return new WorkLog(id, comment, seconds, THEN, false, JANE, THEN, THEN);
    }

    static Map<String, Object> comment(String id, String body) {
        return new LinkedHashMap<>(
                Map.of("id", id, "body", body, "internal", false, "author", Map.of("displayName", "Bob")));
    }

    @Override
    public Optional<Map<String, Object>> find(ReferenceKind kind, String name, String entityType) {
        return switch (kind) {
            case STATUS ->
                List.of("Open", "Closed").contains(name) ? Optional.of(Map.of("name", name)) : Optional.empty();
            case PRIORITY ->
                List.of("High", "Low").contains(name) ? Optional.of(Map.of("name", name)) : Optional.empty();
            case PERSON_BY_EMAIL ->
                name.equals("jane@acme.test")
                        ? Optional.of(Map.of("key", "u1", "email", name, "displayName", "Jane Doe"))
                        : Optional.empty();
            case PERSON -> name.equals("u1") ? Optional.of(jane()) : Optional.empty();
            case PERSON_BY_USERNAME -> name.equals("jane") ? Optional.of(jane()) : Optional.empty();
            case TEAM -> named(name, "Support").map(found -> Map.of("id", "team-7", "name", name));
            case PROJECT -> name.equals("ACME") ? Optional.of(Map.of("key", name, "name", "Acme")) : Optional.empty();
            case ENTITY_TYPE -> named(name, "Task");
            case RESOLUTION -> named(name, "Fixed");
            case VERSION -> named(name, "1.0");
            case COMPONENT -> named(name, "Printers");
            case LABEL -> Optional.empty();
        };
    }

    private static Optional<Map<String, Object>> named(String name, String only) {
        return name.equals(only) ? Optional.of(Map.of("name", name)) : Optional.empty();
    }

    private static Map<String, Object> jane() {
        return Map.of("key", "u1", "username", "jane", "email", "jane@acme.test", "displayName", "Jane Doe");
    }

    /** A list with one choice below another, a free field, and nothing else. */
    @Override
    public Optional<FieldFacts> field(FieldPlace place, String nameOrId) {
        return switch (nameOrId) {
            case "Group", "10" ->
                Optional.of(new FieldFacts(
                        "10",
                        "Group",
                        List.of(new Option("4", "Support", List.of(new Option("5", "Printers", List.of()))))));
            case "Floor" -> Optional.of(new FieldFacts("11", "Floor", List.of()));
            default -> Optional.empty();
        };
    }

    @Override
    public HttpAnswer call(HttpCall call) {
        calls.add(call);
        String path = call.target().split("\\?")[0];
        return switch (path) {
            case "/accounts", "/query" -> json(200, "{\"name\":\"Globex\",\"totalSize\":1}");
            case "/things", "/things/1" ->
                call.method().equals("DELETE") ? json(204, "") : json(201, "{\"id\":\"t1\"}");
            case "/list" -> json(200, "[{\"value\":[1,2]}]");
            case "/text" -> json(200, "plain words");
            case "/slow" -> slow();
            default -> json(404, "{\"detail\":\"Nothing here\"}");
        };
    }

    /** Takes some milliseconds of the caller's time. */
    private static HttpAnswer slow() {
        long end = System.nanoTime() + 2_000_000;
        while (System.nanoTime() < end) {
            Thread.onSpinWait();
        }
        return json(200, "{}");
    }

    private static HttpAnswer json(int code, String body) {
        return new HttpAnswer(code, Map.of("Content-Type", List.of("application/json")), body);
    }

    @Override
    public String trackerUrl() {
        return "https://desk.acme.test";
    }

    @Override
    public Optional<LocalKey> localKeyOf(String remoteId) {
        return remoteId.equals("77") ? Optional.of(new LocalKey("9", "ACME-9", "ticket")) : Optional.empty();
    }

    @Override
    public Item store(Difference difference) {
        stored.add(difference);
        fields.putAll(difference.fields());
        fields.put("status", Map.of("name", "Triaged"));
        return item();
    }
}
