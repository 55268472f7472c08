package dev.syncline.script;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.syncline.item.Trace;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What outgoing rules send. */
class OutgoingRulesTest {

    private final RuleBench bench = new RuleBench();

    @Test
    void sendsWhatTheRuleChoseAndNothingElse() {
        Map<String, Object> hub = hub("""
                replica.key = issue.key
                replica.summary = entity.summary
                replica.description = workItem.description
                replica.status = issue.status
                replica.labels = issue.labels
                replica.assignee = issue.assignee
                replica.anything = [a: 1, b: [true, "${issue.key}!"]]
                replica.created = issue.created
                replica.nothing = issue.doesNotExist
                """);
        assertThat(hub.keySet())
                .containsExactlyInAnyOrder(
                        "key", "summary", "description", "status", "labels", "assignee", "anything", "created");
        assertThat(hub).containsEntry("key", "ACME-1").containsEntry("labels", List.of("hot", "printer"));
        assertThat(hub.get("anything")).isEqualTo(Map.of("a", 1, "b", List.of(true, "ACME-1!")));
        assertThat(hub.get("created")).isEqualTo(RuleBench.THEN).isInstanceOf(Instant.class);
    }

    @Test
    void datesAreDatesInsideARule() {
        assertThat(hub("replica.year = issue.created.time; replica.later = new Date(issue.created.time + 1000)"))
                .containsEntry("year", RuleBench.THEN.toEpochMilli())
                .containsEntry("later", RuleBench.THEN.plusSeconds(1));
    }

    @Test
    void goingThroughWhatIsNotThereIsGoingThroughNothing() {
        assertThat(hub("""
                def links = issue.issueLinks
                links.each { replica.never = it }
                replica.each = links.each { it } == null
                replica.collected = links.collect { it.name }
                replica.found = links.find { true } == null
                replica.all = links.findAll { it }
                replica.any = links.any { true }
                replica.every = links.every { false }
                replica.sum = links.inject(7) { sum, it -> sum + it }
                for (link in links) { replica.never = link }
                """))
                .isEqualTo(Map.of(
                        "each",
                        true,
                        "collected",
                        List.of(),
                        "found",
                        true,
                        "all",
                        List.of(),
                        "any",
                        false,
                        "every",
                        true,
                        "sum",
                        7));
    }

    @Test
    void anEarlyReturnSendsNothing() {
        assertThat(bench.outgoing("if (issue.key) return\nreplica.key = issue.key")
                        .replica()
                        .isEmpty())
                .isTrue();
    }

    @Test
    void whatIsNoListOfCommentsOrFilesIsNotSent() {
        assertThatThrownBy(() -> bench.outgoing("replica.comments = 'hello'"))
                .isInstanceOf(ScriptFault.class)
                .hasMessageContaining("replica.comments takes a list of comments, and holds a String.");
        assertThatThrownBy(() -> bench.outgoing("replica.attachments = [5]"))
                .isInstanceOf(ScriptFault.class)
                .hasMessageContaining("replica.attachments takes a list of files, and holds an Integer.");
        assertThat(hub("replica.comments = [[id: 'c7', body: 'Made up']]").get("comments"))
                .isEqualTo(List.of(Map.of("id", "c7", "body", "Made up")));
    }

    @Test
    void commentsAndFilesCarryTheirRemoteIds() {
        bench.traces = List.of(Trace.ofTheirs(Trace.Type.COMMENT, "c1", "r9"));
        Map<String, Object> hub = hub("""
                replica.comments = commentHelper.filterLocal(issue.comments)
                replica.attachments = issue.attachments
                """);
        assertThat((List<?>) hub.get("comments")).hasSize(1);
        Map<?, ?> comment = (Map<?, ?>) ((List<?>) hub.get("comments")).get(0);
        assertThat(comment.get("id")).isEqualTo("c1");
        assertThat(comment.get("remoteId")).isEqualTo("r9");
        assertThat(((Map<?, ?>) comment.get("author")).get("email")).isEqualTo("jane@acme.test");
        Map<?, ?> file = (Map<?, ?>) ((List<?>) hub.get("attachments")).get(0);
        assertThat(file.get("filename")).isEqualTo("log.txt");
        assertThat(file.get("filesize")).isEqualTo(12L);
    }

    @Test
    void customFieldsAreFoundByName() {
        assertThat(hub("""
                replica.floor = issue.customFields."Floor".value
                replica.short = issue."Floor"
                replica.customFields."Cost" = issue.customFields."Cost"
                replica.customKeys."mine" = [1, 2]
                """))
                .containsEntry("floor", "3")
                .containsEntry("short", "3")
                .containsEntry("customFields", Map.of("Cost", 7))
                .containsEntry("customKeys", Map.of("mine", List.of(1, 2)));
    }

    @Test
    void helpersAnswer() {
        assertThat(hub("""
                replica.known = nodeHelper.getUserByEmail("jane@acme.test").displayName
                replica.unknown = nodeHelper.getUserByEmail("nobody@acme.test")?.displayName ?: "nobody"
                replica.text = nodeHelper.stripHtml("<p>a &amp; <b>b</b></p>")
                replica.url = syncHelper.trackerUrl + syncHelper.getTrackerUrl()
                replica.key = syncHelper.getLocalIssueKeyFromRemoteId(77).urn
                replica.same = syncHelper.getLocalIssueKeyFromRemoteId("77")?.id
                replica.other = syncHelper.getLocalIssueKeyFromRemoteId(78L) == null
                replica.me = connection.localShortName
                replica.priority = nodeHelper.getPriority("Urgent") ?: nodeHelper.getPriority("Low")
                log.info("Sent ${issue.key}")
                """))
                .containsEntry("known", "Jane Doe")
                .containsEntry("unknown", "nobody")
                .containsEntry("text", "a & b")
                .containsEntry("key", "ACME-9")
                .containsEntry("same", "9")
                .containsEntry("other", true)
                .containsEntry("me", "Acme")
                .containsEntry("priority", Map.of("name", "Low"));
    }

    @Test
    void methodsAndClassesMayStandAfterTheirUse() {
        assertThat(hub("""
                import java.text.SimpleDateFormat
                replica.a = label("x")
                replica.b = new Namer(prefix: "n").name(issue.key)
                String label(String text) { return "${text}-${issue.key}" }
                class Namer { String prefix; def name(key) { prefix + key } }
                """)).containsEntry("a", "x-ACME-1").containsEntry("b", "nACME-1");
    }

    private Map<String, Object> hub(String source) {
        return bench.outgoing(source).replica().hub();
    }
}
