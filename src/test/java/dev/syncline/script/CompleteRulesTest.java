package dev.syncline.script;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.syncline.item.Trace;
import dev.syncline.script.Difference.CommentChange;
import dev.syncline.script.Difference.Work;
import dev.syncline.script.Difference.WorkLogChange;
import java.io.IOException;
import java.math.BigDecimal;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Whole rules in the style of the reference product's users, unchanged through the fence. */
class CompleteRulesTest {

    private final RuleBench bench = new RuleBench();

    @TestFactory
    Stream<DynamicTest> eachCompilesAsItIs() throws Exception {
        try (Stream<Path> files = Files.list(folder())) {
            List<Path> rules = files.sorted().toList();
            assertThat(rules).hasSize(10);
            return rules.stream()
                    .map(file -> DynamicTest.dynamicTest(
                            file.getFileName().toString(),
                            () -> assertThat(bench.rules.check(Direction.INCOMING, Files.readString(file)))
                                    .isEmpty()));
        }
    }

    @Test
    void aServiceDeskSendsWhatAPartnerMaySee() {
        Map<String, Object> hub =
                bench.outgoing(rule("service-desk-outgoing")).replica().hub();
        assertThat(hub)
                .containsEntry("key", "ACME-1")
                .containsEntry("link", "https://desk.acme.test" + "browse/ACME-1")
                .containsEntry("customFields", Map.of("Floor", "3"))
                .containsEntry("customKeys", Map.of("sentBy", "Acme"));
        assertThat((List<?>) hub.get("comments")).hasSize(1);
        assertThat((List<?>) hub.get("workLogs")).hasSize(1);
        bench.fields.put("labels", List.of("confidential"));
        assertThat(bench.outgoing(rule("service-desk-outgoing")).replica().isEmpty())
                .isTrue();
    }

    @Test
    void aServiceDeskTakesAPartnersItem() {
        Map<String, Object> replica = new HashMap<>(Map.of(
                "key", "GLO-7",
                "summary", "Smoke",
                "status", Map.of("name", "Resolved"),
                "priority", Map.of("name", "Urgent"),
                "labels", List.of("top floor"),
                "comments", List.of(RuleBench.comment("r1", "[internal] ours"))));
        IncomingResult result = bench.firstSync(rule("service-desk-incoming"), replica);
        assertThat(result.difference().fields())
                .containsEntry("projectKey", "ACME")
                .containsEntry("typeName", "Task")
                .containsEntry("description", "No description")
                .containsEntry("labels", List.of("top_floor", "from_globex"))
                .containsEntry("priority", Map.of("name", "High"))
                .containsEntry("status", Map.of("name", "Closed"))
                .containsEntry("customFields", Map.of("Partner reference", "GLO-7"));
        assertThat(result.difference().comments())
                .containsExactly(new CommentChange.Added("r1", "[internal] ours", true, null));
        assertThat(result.syncBack()).isTrue();
        replica.remove("summary");
        ScriptFault fault =
                catchThrowableOfType(ScriptFault.class, () -> bench.firstSync(rule("service-desk-incoming"), replica));
        assertThat(fault).hasMessage("The partner sent GLO-7 without a summary.");
    }

    @Test
    void requestsAreMadeWithServiceTeamAndCheckedFields() {
        Map<String, Object> fields = bench.firstSync(
                        rule("requests-incoming"),
                        Map.of(
                                "summary",
                                "Smoke",
                                "group",
                                "Support",
                                "status",
                                Map.of("name", "Done"),
                                "labels",
                                List.of("a")))
                .difference()
                .fields();
        assertThat(fields)
                .containsEntry("serviceInstanceId", 4711)
                .containsEntry("teamId", "team-7")
                .containsEntry("status", Map.of("name", "Closed"))
                .containsEntry("priority", Map.of("name", "Low"))
                .containsEntry("customFields", Map.of("Group", "4"))
                .containsEntry("labels", List.of("a"))
                .containsEntry("category", "incident");
    }

    @Test
    void casesAreSentWithWhatAQueryFound() {
        Map<String, Object> hub =
                bench.outgoing(rule("cases-outgoing")).replica().hub();
        assertThat(hub)
                .containsEntry("account", "Globex")
                .containsEntry("payload", "{\"key\":\"ACME-1\",\"tags\":[\"hot\",\"printer\"]}")
                .doesNotContainKey("name");
        assertThat((List<?>) hub.get("comments")).hasSize(1);
        assertThat(bench.calls.get(0).target()).contains("WHERE%20Name%20=%20'Globex%20%26%20Sons'");
    }

    @Test
    void workItemsAreLinkedToTheirParent() {
        IncomingResult result = bench.firstSync(
                rule("work-items-incoming"),
                Map.of(
                        "summary",
                        "Child",
                        "description",
                        "<p><b>Much</b></p>",
                        "issueLinks",
                        List.of(Map.of("linkName", "is child of", "otherIssueId", "77")),
                        "comments",
                        List.of(RuleBench.comment("r1", "Hi"))));
        assertThat(result.difference().fields())
                .containsEntry("description", "**Much**")
                .containsEntry("parentId", "9")
                .containsEntry("linkId", "t1");
        assertThat(result.difference().comments())
                .containsExactly(new CommentChange.Added("r1", "<b>Bob</b> wrote: Hi", false, null));
        assertThat(bench.calls.get(0).target()).isEqualTo("/things/1?api-version=6.0");
        assertThat(bench.calls.get(0).headers()).containsEntry("Content-Type", List.of("application/json-patch+json"));
    }

    @Test
    void manyItemsEndOnOne() {
        IncomingResult first =
                bench.firstSync(rule("many-to-one-incoming"), Map.of("summary", "x", "reference", "A 1"));
        assertThat(first.attachTo()).isEqualTo(new LocalKey("9", "ACME-9", "ticket"));
        assertThat(bench.update(rule("many-to-one-incoming"), Map.of("summary", "x"), Map.of())
                        .difference()
                        .comments())
                .containsExactly(new CommentChange.Added(null, "Again: x", false, null));
    }

    @Test
    void commentsWrittenByRestAreTraced() {
        IncomingResult result = bench.update(
                rule("rest-comments-incoming"),
                Map.of("summary", "New", "comments", List.of(RuleBench.comment("r1", "Hi"))),
                Map.of());
        assertThat(bench.stored).hasSize(1);
        assertThat(result.attachTo()).isEqualTo(new LocalKey("1", "ACME-1", null));
        assertThat(result.difference().isEmpty()).isTrue();
        assertThat(result.traces())
                .extracting(Trace::localId, Trace::remoteId)
                .containsExactly(org.assertj.core.groups.Tuple.tuple("t1", "r1"));
    }

    @Test
    void subTasksFollowTheirParentUnderSync() {
        bench.fields.put(
                "issueLinks",
                List.of(
                        Map.of("linkTypeName", "sub-task", "otherIssueId", "5", "otherIssueKey", "ACME-5"),
                        Map.of("linkTypeName", "blocks", "otherIssueId", "6", "otherIssueKey", "ACME-6")));
        SyncWishes wishes = bench.outgoing(rule("sub-tasks-outgoing")).wishes();
        assertThat(wishes.exalate()).containsExactly(new LocalKey("5", "ACME-5", null));
        assertThat(wishes.unExalateThis()).isFalse();
        bench.fields.put("status", Map.of("name", "Closed"));
        assertThat(bench.outgoing(rule("sub-tasks-outgoing")).wishes().unExalateThis())
                .isTrue();
    }

    @Test
    void workLogsAreBookedForSomebodyKnownHere() {
        Map<String, Object> log = new LinkedHashMap<>(
                Map.of("id", "r1", "comment", "Call", "timeSpent", 7200, "startDate", RuleBench.THEN));
        log.put("author", Map.of("email", "bob@globex.test", "displayName", "Bob"));
        Difference difference = bench.update(rule("work-logs-incoming"), Map.of("workLogs", List.of(log)), Map.of())
                .difference();
        assertThat(difference.workLogs())
                .containsExactly(new WorkLogChange.Added(
                        "r1", new Work("Jane Doe for Call", 7200, RuleBench.THEN, false, "u1")));
        assertThat(difference.fields()).isEqualTo(Map.of("customFields", Map.of("Hours", BigDecimal.valueOf(2))));
    }

    @Test
    void aCommentReopensAClosedItem() {
        bench.fields.put("status", Map.of("name", "Closed"));
        Difference difference = bench.update(
                        rule("reopen-incoming"),
                        Map.of(
                                "comments", List.of(RuleBench.comment("r1", "Still broken")),
                                "customFields", Map.of("Due", "2026-02-03"),
                                "status", Map.of("name", "Resolved")),
                        Map.of("comments", List.of()))
                .difference();
        assertThat(bench.stored.get(0).fields()).isEqualTo(Map.of("status", Map.of("name", "Open")));
        assertThat(difference.comments()).hasSize(1);
        assertThat(difference.fields())
                .containsEntry("due", Instant.parse("2026-02-03T00:00:00Z"))
                .containsEntry("resolution", Map.of("name", "Fixed"));
    }

    private static Path folder() throws URISyntaxException {
        return Path.of(Objects.requireNonNull(CompleteRulesTest.class.getResource("rules"))
                .toURI());
    }

    private static String rule(String name) {
        try {
            return Files.readString(folder().resolve(name + ".groovy"));
        } catch (IOException | URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }
}
