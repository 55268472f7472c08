package dev.syncline.script;

import dev.syncline.item.Replica;
import dev.syncline.item.Trace;
import dev.syncline.script.api.HttpLimits;
import dev.syncline.script.api.RuleLog;
import dev.syncline.script.api.Scope;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** One example of the script reference, run through the fence on an item that has everything. */
final class ExampleRun {

    private static final HttpLimits FEW = new HttpLimits(1, 1, Duration.ofSeconds(1));

    private static final Map<String, Object> PERSON = Map.of(
            "key", "g7", "username", "jane", "email", "jane@acme.test", "displayName", "Jane Doe", "active", true);

    private final ScriptReference entry;
    private final RuleBench bench = new RuleBench();

    ExampleRun(ScriptReference entry) {
        this.entry = entry;
        bench.traces = List.of(Trace.ofTheirs(Trace.Type.COMMENT, "c1", "r1"));
        bench.fields.putAll(Map.of(
                "creator",
                PERSON,
                "assignee",
                PERSON,
                "resolutionDate",
                RuleBench.THEN,
                "updated",
                RuleBench.THEN,
                "type",
                name("Task")));
        bench.fields.put("project", Map.of("id", "1", "key", "ACME", "name", "Acme"));
        bench.fields.put("issueLinks", List.of(Map.of("linkName", "blocks", "otherIssueId", "9")));
        bench.fields.put("changeHistory", List.of(Map.of("author", PERSON)));
        bench.fields.put("customFields", Map.of("Floor", field("3"), "Group", field(group())));
    }

    private static Map<String, Object> name(String name) {
        return Map.of("name", name);
    }

    private static Map<String, Object> field(Object value) {
        return Map.of("id", 10, "name", "Floor", "type", "OPTION", "value", value);
    }

    private static Map<String, Object> group() {
        return Map.of("id", 4, "value", "Support", "child", Map.of("id", 5, "value", "Printers"));
    }

    /** The names a rule finds bound. */
    static Set<String> bound(Direction direction) {
        RuleBench bench = new RuleBench();
        RuleLog log = new RuleLog(1, 1);
        Rule rule = new Rule(bench.connection, 1, direction, "");
        Scope scope = direction == Direction.OUTGOING
                ? Scope.of(new OutgoingRun(rule, bench.item(), null, List.of(), bench.facts(), bench), log, FEW)
                : Scope.of(
                        new IncomingRun(
                                rule,
                                null,
                                "ticket",
                                new Replica(Map.of()),
                                null,
                                List.of(),
                                bench.facts(),
                                bench,
                                bench),
                        log,
                        FEW);
        return scope.variables().keySet();
    }

    /** Whether the run sent, changed, logged or asked for anything. */
    boolean leavesSomething() {
        if (entry.name().equals("error") && entry.owner().equals("debug")) {
            return isRaised();
        }
        return entry.exampleIn() == Direction.OUTGOING ? outgoing() : incoming(true) | incoming(false);
    }

    private boolean isRaised() {
        try {
            incoming(true);
            return false;
        } catch (ScriptFault fault) {
            return fault.kind() == ScriptFault.Kind.RAISED;
        }
    }

    private boolean outgoing() {
        OutgoingResult result = bench.outgoing(entry.example());
        return !result.replica().isEmpty()
                || !result.log().isEmpty()
                || !result.wishes().isEmpty();
    }

    private boolean incoming(boolean first) {
        IncomingResult result = first
                ? bench.firstSync(entry.example(), replica())
                : bench.update(entry.example(), replica(), Map.of());
        return !result.difference().isEmpty()
                || result.difference().entityType() != null
                || result.attachTo() != null
                || !result.traces().isEmpty()
                || !result.log().isEmpty()
                || !result.wishes().isEmpty()
                || !bench.stored.isEmpty();
    }

    private static Map<String, Object> replica() {
        Map<String, Object> replica = new LinkedHashMap<>();
        replica.put("summary", "Printer smokes");
        replica.put("description", "<p>Much</p>");
        replica.put("environment", "Hall");
        replica.put("parentId", 77);
        replica.put("due", RuleBench.THEN);
        replica.put("assignee", PERSON);
        replica.put("reporter", PERSON);
        replica.put("labels", List.of("smoke", "internal"));
        replica.put("project", Map.of("key", "GLO"));
        List.of("status:Closed", "priority:Low", "type:Task", "resolution:Fixed")
                .forEach(each -> {
                    String[] parts = each.split(":");
                    replica.put(parts[0], name(parts[1]));
                });
        replica.put("customFields", Map.of("Floor", "4"));
        replica.put("group", "Support");
        replica.put("workLogs", List.of(Map.of("id", "w7", "timeSpent", 60, "comment", "Call", "author", PERSON)));
        replica.put("comments", List.of(RuleBench.comment("r2", "Look")));
        replica.put("attachments", List.of(Map.of("id", "f1", "filename", "x.png", "filesize", 3)));
        return replica;
    }
}
