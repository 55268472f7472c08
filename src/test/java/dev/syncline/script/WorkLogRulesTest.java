package dev.syncline.script;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.syncline.item.Trace;
import dev.syncline.script.Difference.Work;
import dev.syncline.script.Difference.WorkLogChange;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Work logs travel like comments. */
class WorkLogRulesTest {

    private static final String MERGE = "issue.workLogs = workLogHelper.mergeWorkLogs(issue, replica)";

    private final RuleBench bench = new RuleBench();

    @Test
    void theyAreSentWithAuthorTimeAndWords() {
        Object sent = bench.outgoing("replica.workLogs = issue.workLogs")
                .replica()
                .hub()
                .get("workLogs");
        Map<?, ?> work = (Map<?, ?>) ((List<?>) sent).get(0);
        assertThat(work.get("id")).isEqualTo("w1");
        assertThat(work.get("timeSpent")).isEqualTo(3600L);
        assertThat(work.get("comment")).isEqualTo("Looked");
        assertThat(work.get("startDate")).isEqualTo(RuleBench.THEN);
        assertThat(((Map<?, ?>) work.get("author")).get("email")).isEqualTo("jane@acme.test");
    }

    @Test
    void newOnesAreAddedForTheLocalPersonWithTheSameAddress() {
        assertThat(changes(MERGE, List.of(work("r1", "Call", 60, "jane@acme.test")), List.of()))
                .containsExactly(new WorkLogChange.Added("r1", new Work("Call", 60, RuleBench.THEN, false, "u1")));
    }

    @Test
    void anAuthorNobodyKnowsHereIsNamedInTheComment() {
        assertThat(changes(MERGE, List.of(work("r1", "Call", 60, "bob@globex.test")), List.of()))
                .containsExactly(new WorkLogChange.Added("r1", new Work("Bob: Call", 60, RuleBench.THEN, false, null)));
    }

    @Test
    void aClosureMaySetTheAuthorReturnTheWorkLogOrNothing() {
        for (String closure : List.of(
                "{ w -> w.author = nodeHelper.getUser('u1'); w.updateAuthor = w.author; w }",
                "{ w -> w.author = nodeHelper.getUser('u1') }",
                "{ w -> if (w.author) { w.author = nodeHelper.getUser('u1') } }")) {
            assertThat(changes(
                            "issue.workLogs = workLogHelper.mergeWorkLogs(issue, replica) " + closure,
                            List.of(work("r1", "Call", 60, "bob@globex.test")),
                            List.of()))
                    .as(closure)
                    .containsExactly(new WorkLogChange.Added("r1", new Work("Call", 60, RuleBench.THEN, false, "u1")));
        }
    }

    @Test
    void changedOnesAreRewrittenAndRemovedOnesRemovedAndLocalOnesLeftAlone() {
        bench.workLogs =
                List.of(bench.workLogs.get(0), RuleBench.work("w2", "Call", 60), RuleBench.work("w3", "Gone", 60));
        bench.traces = List.of(
                Trace.ofTheirs(Trace.Type.WORK_LOG, "w2", "r2"), Trace.ofTheirs(Trace.Type.WORK_LOG, "w3", "r3"));
        assertThat(changes(
                        MERGE,
                        List.of(work("r2", "Long call", 600, "jane@acme.test")),
                        List.of(work("r2", "Call", 60, "jane@acme.test"), work("r3", "Gone", 60, "jane@acme.test"))))
                .containsExactly(
                        new WorkLogChange.Changed("w2", new Work("Long call", 600, RuleBench.THEN, false, "u1")),
                        new WorkLogChange.Removed("w3"));
    }

    @Test
    void whatComesBackOfOursIsNotAdded() {
        bench.traces = List.of(Trace.ofOurs(Trace.Type.WORK_LOG, "w1", "r5"));
        Map<String, Object> ours = work("r5", "Looked", 3600, "jane@acme.test");
        ours.put("remoteId", "w1");
        assertThat(changes(MERGE, List.of(ours), List.of())).isEmpty();
    }

    @Test
    void addedChangedAndRemovedOnesAreToldApart() {
        Map<String, Object> fields = bench.update(
                        "issue.x = [replica.addedWorkLogs*.id, replica.changedWorkLogs*.id, replica.removedWorkLogs*.id]",
                        Map.of("workLogs", List.of(work("r1", "a", 1, "x"), work("r2", "b", 2, "x"))),
                        Map.of("workLogs", List.of(work("r2", "b", 1, "x"), work("r3", "c", 1, "x"))))
                .difference()
                .fields();
        assertThat(fields).containsEntry("x", List.of(List.of("r1"), List.of("r2"), List.of("r3")));
    }

    @Test
    void aWorkLogWithoutTimeIsRefused() {
        ScriptFault fault = catchThrowableOfType(
                ScriptFault.class, () -> changes(MERGE, List.of(work("r1", "a", 0, "x")), List.of()));
        assertThat(fault).hasMessageContaining("timeSpent of a work log is the seconds of work");
    }

    private List<WorkLogChange> changes(String rule, List<?> now, List<?> before) {
        return bench.update(rule, Map.of("workLogs", now), Map.of("workLogs", before))
                .difference()
                .workLogs();
    }

    private static Map<String, Object> work(String id, String comment, long seconds, String email) {
        Map<String, Object> author = Map.of("email", email, "displayName", "Bob");
        return new LinkedHashMap<>(Map.of(
                "id", id, "comment", comment, "timeSpent", seconds, "startDate", RuleBench.THEN, "author", author));
    }
}
