package dev.syncline.script;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.syncline.item.Replica;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** How rules run: what they find bound, when they may end, and what they may leave. */
class RuleModelTest {

    private final RuleBench bench = new RuleBench();

    @Test
    void theItemHasThreeNames() {
        assertThat(difference("entity.summary = 'a'; issue.description = 'b'; workItem.setStatus('Closed')"))
                .isEqualTo(Map.of("summary", "a", "description", "b", "status", Map.of("name", "Closed")));
        assertThat(bench.outgoing("replica.x = entity.is(issue) && issue.is(workItem)")
                        .replica()
                        .hub())
                .containsEntry("x", true);
    }

    @Test
    void anOutgoingRuleKnowsTheKeyOfItsItem() {
        assertThat(bench.outgoing("replica.x = [issueKey.id, issueKey.urn, issueKey.entityType]")
                        .replica()
                        .hub())
                .containsEntry("x", List.of("1", "ACME-1", "ticket"));
    }

    @Test
    void anIncomingRuleKnowsWhereTheRemoteItemIsOpened() {
        IncomingRun run = new IncomingRun(
                        new Rule(bench.connection, 1, Direction.INCOMING, "issue.description = issueUrl"),
                        null,
                        "ticket",
                        new Replica(Map.of()),
                        null,
                        List.of(),
                        bench.facts(),
                        bench,
                        bench)
                .withRemoteUrl("https://globex.test/GLO-7");
        assertThat(bench.rules.runIncoming(run).difference().fields())
                .containsEntry("description", "https://globex.test/GLO-7");
    }

    @Test
    void theConnectionHasItsOlderName() {
        assertThat(bench.outgoing("replica.x = relation.name + connection.remoteShortName")
                        .replica()
                        .hub())
                .containsEntry("x", "Acme_to_GlobexGlobex");
    }

    @Test
    void firstSyncTellsTheTwoKindsOfIncomingRunsApart() {
        assertThat(bench.firstSync("issue.summary = firstSync ? 'new' : 'old'", Map.of())
                        .difference()
                        .fields())
                .containsEntry("summary", "new");
        assertThat(difference("issue.summary = firstSync ? 'new' : 'old'")).containsEntry("summary", "old");
    }

    @Test
    void previousIsTheReplicaBeforeThisOne() {
        assertThat(bench.update(
                                "issue.summary = \"${previous.summary} -> ${replica.summary}\"",
                                Map.of("summary", "b"),
                                Map.of("summary", "a"))
                        .difference()
                        .fields())
                .containsEntry("summary", "a -> b");
        assertThat(bench.firstSync("issue.summary = previous == null ? 'none' : 'some'", Map.of())
                        .difference()
                        .fields())
                .containsEntry("summary", "none");
    }

    @Test
    void storeAllowsSeveralStepsInOrder() {
        IncomingResult result = bench.update("""
                        workflowHelper.transition(issue, "Open")
                        issue.summary = "Reopened"
                        store(issue)
                        issue.comments = commentHelper.addComment("Done.", issue.comments)
                        store(issue)
                        workflowHelper.transition(issue, "Closed")
                        """, Map.of(), Map.of());
        assertThat(bench.stored).hasSize(2);
        assertThat(bench.stored.get(0).fields()).containsEntry("summary", "Reopened");
        assertThat(bench.stored.get(1).comments()).hasSize(1);
        assertThat(result.difference().fields()).isEqualTo(Map.of("status", Map.of("name", "Closed")));
    }

    @Test
    void whatTheTrackerChangedDuringStoreIsNotWrittenBack() {
        assertThat(bench.update(
                                "issue.summary = 'x'\nstore(issue)\nissue.description = issue.status.name",
                                Map.of(),
                                Map.of())
                        .difference()
                        .fields())
                .isEqualTo(Map.of("description", "Triaged"));
    }

    @Test
    void aRuleMayEndAnywhere() {
        assertThat(difference("issue.summary = 'a'\nif (replica.key == null) { return }\nissue.summary = 'b'"))
                .containsEntry("summary", "a");
        assertThat(bench.outgoing("if (issue.status.name == 'Open') return\nreplica.key = issue.key")
                        .replica()
                        .isEmpty())
                .isTrue();
    }

    @Test
    void methodsMayStandAfterTheirUseAndReadTheVariables() {
        assertThat(difference("""
                        issue.summary = title()
                        def title() { def mapper = new Mapper(prefix: connection.remoteShortName); mapper.of(issue.key) }
                        class Mapper { String prefix; String of(String key) { "${prefix}:${key}" } }
                        """)).containsEntry("summary", "Globex:ACME-1");
    }

    @Test
    void aTransitionSetsTheStatusAndTheLastOneCounts() {
        assertThat(difference("workflowHelper.transition(issue, 'Open'); workflowHelper.transition(issue, 'Closed')"))
                .isEqualTo(Map.of("status", Map.of("name", "Closed")));
        assertThat(fault("workflowHelper.transition(issue, null)")).hasMessageContaining("needs the name of a status");
    }

    @Test
    void debugErrorAndIssueTrackerExceptionParkTheItemWithTheirMessage() {
        for (String source : List.of(
                "debug.error(\"No ${replica.nothing} here\")",
                "throw new com.exalate.api.exception.IssueTrackerException('No null here')",
                "throw new com.exalate.api.exception.IssueTrackerException('No null here', new Exception('x'))")) {
            ScriptFault fault = fault(source);
            assertThat(fault.kind()).as(source).isEqualTo(ScriptFault.Kind.RAISED);
            assertThat(fault).as(source).hasMessage("No null here");
        }
    }

    @Test
    void tracesMayBeReadAndAddedTo() {
        IncomingResult result = bench.firstSync("""
                        import com.exalate.api.domain.twintrace.TraceAction
                        import com.exalate.api.domain.twintrace.TraceType
                        import com.exalate.basic.domain.BasicNonPersistentTrace
                        def made = httpClient.post("/things", "{}")
                        def trace = new BasicNonPersistentTrace()
                            .setType(TraceType.COMMENT)
                            .setToSynchronize(true)
                            .setLocalId(made.id as String)
                            .setRemoteId(replica.comments[0].id as String)
                            .setAction(TraceAction.NONE)
                        traces.add(trace)
                        issue.summary = "${traces.size()} trace"
                        """, Map.of("comments", List.of(RuleBench.comment("r9", "Hi"))));
        assertThat(result.difference().fields()).containsEntry("summary", "1 trace");
        assertThat(result.traces())
                .extracting(trace -> trace.type() + " " + trace.localId() + " " + trace.remoteId())
                .containsExactly("COMMENT t1 r9");
    }

    private Map<String, Object> difference(String source) {
        return bench.update(source, Map.of(), Map.of()).difference().fields();
    }

    private ScriptFault fault(String source) {
        ScriptFault fault = catchThrowableOfType(ScriptFault.class, () -> difference(source));
        assertThat(fault).as(source).isNotNull();
        return fault;
    }
}
