package dev.syncline.script;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.assertj.core.api.Assertions.tuple;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

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

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            if (true {\\n  replica.x = 1\\n} | Unexpected input: '{…'. Look here
            replica.x = 1 .? 2           | bracket, quote or comma
            replica.x = 'open            | bracket, quote or comma
            replica.x =\u200b 1          | U+200B, which cannot be seen
            """)
    void aSyntaxErrorSaysWhatToLookFor(String source, String message) {
        Problem problem = bench.rules
                .check(Direction.OUTGOING, source.replace("\\n", "\n"))
                .get(0);
        assertThat(problem.message()).contains(message).doesNotContain("\\n");
    }

    @Test
    void aModifierThatDoesNotFitIsToldWithWhatToWriteInstead() {
        assertThat(bench.rules.check(Direction.INCOMING, "static final Map STATUSES = [Open: 'New']"))
                .extracting(Problem::message)
                .containsExactly(
                        "The variable 'STATUSES' has invalid modifier static. Leave it out; methods of the rule see"
                                + " the variable when @Field stands before it.");
    }

    @Test
    void severalProblemsAreToldAtOnce() {
        assertThat(bench.rules.check(Direction.INCOMING, "new Foo()\nnew Bar()\nFile f = null"))
                .extracting(Problem::line)
                .containsExactly(1, 2, 3);
    }

    @Test
    void namesOfClassesNoRuleReachesAreMarkedBeforeItRuns() {
        assertThat(bench.rules.check(
                        Direction.OUTGOING,
                        "def f = URLEncoder2.of(1)\n[1].each { if (it > 1) Thread.yield() }\nakka.stream.Materializer"))
                .extracting(Problem::line, Problem::column)
                .containsExactlyInAnyOrder(tuple(1, 9), tuple(2, 24), tuple(3, 1));
        assertThat(bench.rules
                        .check(Direction.OUTGOING, "java.util.concurrent.Executors.newCachedThreadPool()")
                        .get(0)
                        .message())
                .startsWith(
                        "A rule may not use the class or package 'java.util.concurrent.Executors'. A rule does one thing");
    }

    @Test
    void namesThatTheRuleItselfGivesAreNotMarked() {
        assertThat(
                        bench.rules.check(
                                Direction.INCOMING,
                                "Total = 1\n(A, B) = [1, 2]\nclass Own { static int two() { 2 } }\ndef x = Total + A + B + Own.two()\n"
                                        + "replica.customFields.with { Priority }\nMap m = [:]\nInteger.parseInt('1')\njava.time.LocalDate.of(2026, 1, 2)"))
                .isEmpty();
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

    /** Its message is code of the rule, which runs inside the run or never. */
    @Test
    void anExceptionOfTheRulesOwnClassSaysWhatItSays() {
        ScriptFault fault = fault("""
                class NoTeam extends RuntimeException {
                    def team
                    NoTeam(team) { this.team = team }
                    String getMessage() { "No team ${team}" }
                    String toString() { getMessage() }
                }
                throw new NoTeam('Printers')
                """);
        assertThat(fault.kind()).isEqualTo(ScriptFault.Kind.THROWN);
        assertThat(fault.line()).isEqualTo(7);
        assertThat(fault).hasMessageStartingWith("No team Printers.").hasMessageContaining("throw new NoTeam");
        assertThat(fault.getCause()).hasMessage("No team Printers");
        assertThat(fault.getCause().getClass().getClassLoader())
                .isEqualTo(getClass().getClassLoader());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "class E extends RuntimeException { String getMessage() { throw new E() } }\nthrow new E()",
                "class E extends RuntimeException { String getMessage() { null } }\nthrow new E()",
                "class E extends RuntimeException { Throwable getCause() { this } }\nthrow new E()",
                "class E extends RuntimeException { Throwable getCause() { throw new E() } }\nthrow new E()",
                "class E extends RuntimeException { String toString() { 'x' } }\nthrow new RuntimeException('E', new E())",
                "class E extends Exception { String getMessage() { assert false } }\nthrow new E()"
            })
    void anExceptionThatCannotSayWhatItIsIsNamed(String source) {
        ScriptFault fault = fault(source);
        assertThat(fault.kind()).isEqualTo(ScriptFault.Kind.THROWN);
        assertThat(fault.line()).isEqualTo(2);
        assertThat(fault).hasMessageStartingWith("E.");
    }

    @Test
    void anExceptionWhoseMessageNeverEndsUsesUpTheBudget() {
        RuleBench small = new RuleBench(Map.of("cpu-time", "100ms"));
        ScriptFault fault = catchThrowableOfType(
                ScriptFault.class,
                () -> small.firstSync(
                        "class E extends Exception { String getMessage() { while (true) { } } }\nthrow new E()",
                        Map.of()));
        assertThat(fault.kind()).isEqualTo(ScriptFault.Kind.BUDGET);
        assertThat(fault).hasMessageContaining("0.1 s");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "['a', 1].sum { it.foo() }",
                "[1, 2].each { a, b, c -> 1 }",
                "def c = { int n -> n }; c('x')",
                "[new Object(), 1].sum()",
                "['a'].inject(0) { a -> a }",
                "def c = { -> 1 }; c(1, 2)"
            })
    void whatDoesNotFitIsToldWithoutAListOfWhatElseIsThere(String source) {
        assertThat(fault(source))
                .hasMessageNotContaining("ossible solutions")
                .hasMessageNotContaining("No signature of method")
                .hasMessageNotContaining("rule$");
    }

    @Test
    void aHelpersMethodThatIsMissingNamesTheOneThatWasMeant() {
        assertThat(fault("def a = 1\nnodeHelper.getPriorty('High')"))
                .hasMessageContaining("NodeHelper has no method getPriorty(String).")
                .hasMessageContaining(" Did you mean getPriority? In line 2");
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

    @Test
    void aValueThatCannotTravelIsToldWithTheLineThatSetIt() {
        ScriptFault fault = fault("issue.summary = 'x'\nissue.list =\n  [1, { it }]\nif (issue.list == 3) { return }");
        assertThat(fault).hasMessageContaining("entity.list[1] holds a closure, which cannot travel");
        assertThat(fault.line()).isEqualTo(2);
        assertThat(fault).hasMessageContaining("issue.list =");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "new int[3] <=> log.&info | int[] and a closure cannot be compared",
                "[a: 1] < 3 | java.util.LinkedHashMap and '3' (java.lang.Integer) cannot be compared",
                "[log.&info, 1].min() | closure",
                "[log.&info, 1] as TreeSet | A closure cannot be used as a java.lang.Comparable",
                "['a': 1, 2: 3].sort() | A java.lang.String cannot be used as a java.lang.Integer"
            })
    void valuesThatDoNotGoTogetherAreToldWithoutClassesOfThisProgram(String source, String told) {
        assertThat(fault(source))
                .hasMessageContaining(told)
                .hasMessageNotContaining("dev.syncline")
                .hasMessageNotContaining("module");
    }

    private ScriptFault fault(String source) {
        return catchThrowableOfType(ScriptFault.class, () -> bench.firstSync(source, Map.of("summary", "x")));
    }
}
