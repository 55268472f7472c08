package dev.syncline.script;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** What an administrator is told when a rule fails. */
class FaultyRulesTest {

    private final RuleBench bench = new RuleBench();

    @Test
    void aSyntaxErrorHasLineAndColumn() {
        List<Problem> problems = bench.rules.check(Direction.OUTGOING, "def a = 1\nreplica.x = (\n");
        assertThat(problems).isNotEmpty();
        assertThat(problems.get(0).line()).isBetween(2, 3);
        assertThat(problems.get(0).column()).isPositive();
        assertThat(bench.rules.check(Direction.OUTGOING, "replica.x = 1")).isEmpty();
    }

    @Test
    void severalProblemsAreToldAtOnce() {
        assertThat(bench.rules.check(Direction.INCOMING, "new Foo()\nnew Bar()\nFile f = null"))
                .extracting(Problem::line)
                .containsExactly(1, 2, 3);
    }

    @Test
    void aFaultNamesTheLineAndWhatWasNull() {
        ScriptFault fault = fault("def a = 1\ndef s = replica.status\nissue.summary = s.name\n");
        assertThat(fault.kind()).isEqualTo(ScriptFault.Kind.THROWN);
        assertThat(fault.line()).isEqualTo(3);
        assertThat(fault).hasMessageContaining("'name' of null").hasMessageContaining("s.name");
    }

    @Test
    void aFaultInsideAClosureOrMethodNamesItsOwnLine() {
        assertThat(fault("[1].each {\n  f(it)\n}\ndef f(x) {\n  'a'.toInteger()\n}\n"))
                .satisfies(fault -> assertThat(fault.line()).isEqualTo(5))
                .hasMessageContaining("'a' is not a number");
    }

    @Test
    void anErrorTheRuleRaisesIsShownAsItIs() {
        ScriptFault fault = fault("def a = 1\ndebug.error(\"No team for ${replica.summary}\")");
        assertThat(fault.kind()).isEqualTo(ScriptFault.Kind.RAISED);
        assertThat(fault.line()).isEqualTo(2);
        assertThat(fault).hasMessage("No team for x");
        assertThat(fault("throw new com.exalate.api.exception.IssueTrackerException('stop')")
                        .kind())
                .isEqualTo(ScriptFault.Kind.RAISED);
    }

    @Test
    void aRefusalNamesMemberLineAndRemedy() {
        ScriptFault fault = fault("def a = 1\n'x'.execute()");
        assertThat(fault.kind()).isEqualTo(ScriptFault.Kind.REFUSED);
        assertThat(fault.line()).isEqualTo(2);
        assertThat(fault).hasMessageContaining("java.lang.String.execute()");
        assertThat(fault.remedy()).contains("processes");
    }

    @Test
    void aRefusalCannotBeCaught() {
        assertThat(fault("try { 'x'.execute() } catch (Throwable t) { issue.summary = 'went on' }")
                        .kind())
                .isEqualTo(ScriptFault.Kind.REFUSED);
    }

    @Test
    void pastedTextWithWindowsLineEndsRuns() {
        assertThat(bench.outgoing("replica.a = 1\r\nreplica.b\u00a0= 2\r\n")
                        .replica()
                        .hub())
                .containsEntry("b", 2);
    }

    @Test
    void aRuleThatIsTooLongIsToldSo() {
        assertThat(bench.rules.check(Direction.OUTGOING, "x = 1\n".repeat(200_000)))
                .singleElement()
                .satisfies(problem -> assertThat(problem.message()).contains("characters"));
    }

    @Test
    void twoConnectionsShareNothing() {
        String source = "class Kept { static final List LIST = [] }\nKept.LIST << 1\nreplica.n = Kept.LIST.size()";
        assertThat(bench.outgoing(source).replica().hub()).containsEntry("n", 1);
        bench.connection = UUID.randomUUID();
        assertThat(bench.outgoing(source).replica().hub()).containsEntry("n", 1);
    }

    @Test
    void aClosureIsUselessAfterItsRun() {
        assertThat(fault("entity.later = { 1 }"))
                .hasMessageContaining("entity.later")
                .hasMessageContaining("cannot travel");
    }

    private ScriptFault fault(String source) {
        return catchThrowableOfType(ScriptFault.class, () -> bench.firstSync(source, Map.of("summary", "x")));
    }
}
