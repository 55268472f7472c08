package dev.syncline.script;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What in a rule looks like a mistake is marked while somebody types, and does not keep it from being published. */
class DoubtfulNamesTest {

    private final RuleBench bench = new RuleBench();

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            replica.x = isue.summary               | 13 | There is no variable 'isue'. Did you mean issue?
            [1].each { log.info(undeclared) }      | 21 | There is no variable 'undeclared'.
            replica.x = firstSync                  | 13 | 'firstSync' is there in incoming rules only.
            def x = 1; def f() { x }; f()          | 22 | The variable 'x' does not reach this place
            nodeHelper.getStats('Open')            | 12 | nodeHelper has no method getStats(). Did you mean getStatus?
            syncHelper.syncBack()                  | 12 | syncHelper has no method syncBack().
            replica.x = 'abc'.trimm()              | 19 | No value that a rule works with has a method trimm().
            replica.x = [1].stream().map { it }    | 17 | has a method stream(). Call collect, findAll
            'touch x'.execute()                    | 11 | has a method execute(). A rule cannot start processes.
            replica.x = helper(1)                  | 13 | The rule has no method helper().
            """)
    void aNameThatNothingAnswersToIsMarked(String rule, int column, String message) {
        List<Problem> marks = bench.rules.inspect(Direction.OUTGOING, "\n" + rule);
        assertThat(marks).hasSize(1);
        assertThat(marks.get(0).doubt()).isTrue();
        assertThat(marks.get(0).line()).isEqualTo(2);
        assertThat(marks.get(0).column()).isEqualTo(column);
        assertThat(marks.get(0).message()).contains(message);
        assertThat(bench.rules.check(Direction.OUTGOING, "\n" + rule))
                .as("what keeps it from being published")
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "m = [a: 1]; replica.x = m.a",
                "def c = { it }; replica.x = c(1) + c.call(2)",
                "[a: 1].with { replica.x = a; foo(1) }",
                "def f(x) { x }; replica.x = f(1)",
                "replica.x = { a, b -> a }.curry(1)",
                "replica.helper = { it }; replica.helper(1)",
                "import groovy.transform.Field\n@Field def n = 1\ndef f() { n }\nreplica.x = f()",
                "class A { def b() { c() }; def c() { 1 } }; replica.x = new A().b()",
                "println issue.customFields.'Floor'.value",
                "replica.x = issue.getSummary() + httpClient.get('/x').name",
                "try { replica.x = 1 } catch (Exception e) { log.warn(e.message) }",
                "for (c in issue.comments) { replica.x = c.body.tokenize().first() }"
            })
    void whatTheRuleItselfNamesIsNotMarked(String rule) {
        assertThat(bench.rules.inspect(Direction.OUTGOING, rule)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "cases-outgoing",
        "many-to-one-incoming",
        "reopen-incoming",
        "requests-incoming",
        "rest-comments-incoming",
        "service-desk-incoming",
        "service-desk-outgoing",
        "sub-tasks-outgoing",
        "work-items-incoming",
        "work-logs-incoming"
    })
    void aRuleThatRunsHasNoMarks(String rule) throws IOException {
        try (var file = DoubtfulNamesTest.class.getResourceAsStream("rules/" + rule + ".groovy")) {
            String source = new String(file.readAllBytes(), StandardCharsets.UTF_8);
            Direction direction = rule.endsWith("outgoing") ? Direction.OUTGOING : Direction.INCOMING;
            assertThat(bench.rules.inspect(direction, source)).isEmpty();
        }
    }

    @Test
    void theExamplesOfTheScriptReferenceHaveNoMarks() {
        assertThat(ScriptReference.all())
                .allSatisfy(entry -> assertThat(bench.rules.inspect(entry.exampleIn(), entry.example()))
                        .as(entry.signature())
                        .isEmpty());
    }
}
