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
            nodeHelper.getLocalIssueKeyFromRemoteId(1) | 12 | Did you mean syncHelper.getLocalIssueKeyFromRemoteId?
            [:].withDefault { 1 }                  | 5  | has a method withDefault(). Write map[key] ?: value
            syncHelper.syncBack()                  | 12 | syncHelper has no method syncBack().
            replica.x = 'abc'.trimm()              | 19 | No value that a rule works with has a method trimm().
            replica.x = [1].stream().map { it }    | 17 | has a method stream(). Call collect, findAll
            'touch x'.execute()                    | 11 | has a method execute(). A rule cannot start processes.
            replica.x = helper(1)                  | 13 | The rule has no method helper().
            def floor = 1; replica.x = flor        | 28 | There is no variable 'flor'. Did you mean floor?
            def mapped(x) { x }; mappd(1)          | 22 | The rule has no method mappd(). Did you mean mapped?
            store(issue)                           | 1  | 'store' is there in incoming rules only.
            sleep 100                              | 1  | The rule has no method sleep(). A rule cannot wait
            replica.x = System.getenv('PATH')      | 20 | Of System there is the clock alone
            await(replica.x)                       | 1  | Nothing needs waiting for
            azureClient.http('GET', '/x')          | 1  | Write httpClient.get
            nodeHelper.getStatus('Open', 'ACME')   | 12 | getStatus() takes 1 argument, and is given 2 here.
            nodeHelper.getUserByEmail()            | 12 | getUserByEmail() takes 1 or 2 arguments, and is given none here.
            syncHelper.syncBackAfterProcessing(5)  | 12 | syncBackAfterProcessing() takes no arguments, and is given 1 here.
            def m(a, b = 1) { a }; m(1, 2, 3)      | 24 | m() takes 1 or 2 arguments, and is given 3 here.
            commentHelper.mergeComments(replica, issue) | 15 | takes the item first
            issue = replica                        | 1  | gives the variable 'issue' another value
            """)
    void aNameThatNothingAnswersToIsMarked(String rule, int column, String message) {
        List<Problem> marks = bench.rules.inspect(Direction.OUTGOING, "\n" + rule, TrackerFields.unknown());
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
    @ValueSource(strings = {"", "// issue.summary = replica.summary", "def statuses = ['Open': 'New']"})
    void aRuleThatDoesNothingIsMarked(String rule) {
        assertThat(bench.rules.inspect(Direction.OUTGOING, rule, TrackerFields.unknown()))
                .extracting(Problem::message)
                .containsExactly("This rule sets no field of replica, so nothing is sent to the other side.");
        assertThat(bench.rules.inspect(Direction.INCOMING, rule, TrackerFields.unknown()))
                .extracting(Problem::message)
                .containsExactly("This rule takes nothing over: what the other side sends changes nothing here.");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "issue.key ==~ '[A-Z'",
                "issue.key =~ /[A-Z/",
                "def p = ~'[A-Z'",
                "issue.key.replaceAll('[A-Z', '')"
            })
    void whatIsNoRegularExpressionIsMarked(String rule) {
        assertThat(bench.rules.inspect(
                        Direction.OUTGOING, rule + "\nissue.key ==~ /[A-Z]+-\\d+/", TrackerFields.unknown()))
                .singleElement()
                .satisfies(mark -> assertThat(mark.message())
                        .isEqualTo("'[A-Z' is no regular expression: Unclosed character class."
                                + " Write \\ before a character that is meant as it stands."));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            replica.comments = issue.comments.findAll { !it.intern }   | OUTGOING | 49 | No comment is known to have 'intern', so it may be null. Did you mean internal?
            replica.comments = issue.comments.findAll { c -> c.boddy } | OUTGOING | 52 | Did you mean body?
            replica.x = issue.comments*.author*.emial                  | OUTGOING | 37 | Did you mean email?
            for (f in issue.attachments) { replica.x = f.file_name }   | OUTGOING | 46 | No file is known to have 'file_name'
            def last = issue.comments.last(); replica.x = last?.restricted | OUTGOING | 53 | No comment is known to have 'restricted'
            replica.x = issue.comments[0].bodi                         | OUTGOING | 31 | Did you mean body?
            replica.x = "Seen: ${issue.sumary}"                        | OUTGOING | 28 | Did you mean summary?
            replica.sumary = issue.summary                             | OUTGOING | 9  | Did you mean summary?
            replica.x = issueKey.urm                                   | OUTGOING | 22 | Did you mean urn?
            issue.priority = replica.priority.nam                      | INCOMING | 35 | Did you mean name?
            issue.summary = replica['sumary']                          | INCOMING | 25 | Did you mean summary?
            issue.comments = commentHelper.mergeComments(issue, replica) { it.internl = true; it } | INCOMING | 67 | Did you mean internal?
            issue.comments = "hello"                                   | INCOMING | 7  | comments takes a list of comments, and is given 'hello' here.
            issue.labels = 5                                           | INCOMING | 7  | labels takes a list of labels, and is given '5' here.
            """)
    void aFieldThatNothingIsKnownToHaveIsMarked(String rule, Direction direction, int column, String message) {
        assertThat(bench.rules.inspect(direction, rule, TrackerFields.unknown()))
                .singleElement()
                .satisfies(mark -> {
                    assertThat(mark.message()).contains(message);
                    assertThat(mark.doubt()).isTrue();
                    assertThat(mark.column()).isEqualTo(column);
                });
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "replica.category = issue.category; replica.Status = issue.Status",
                "replica.x = issue.customFields.'Floor'.value.id + issue.customFields['Group']?.uid",
                "replica.x = issue.comments.size() + issue.comments.collect { it.body.length() }.sum()",
                "issue.comments.each { it.mine = true }; replica.x = issue.comments.findAll { it.mine }",
                "replica.x = issue.status.value + issueKey.key + issue.comments.empty",
                "def c = issue.comments[0]; c = [words: 1]; replica.x = c.words",
                "def f(Object... all) { all.size() }; replica.x = f(1, 2) + nodeHelper.stripHtml(*['a'])",
                "replica.x = issue.comments.collect { [text: it.body] }.findAll { it.text }"
            })
    void aFieldThatMayBeThereIsNotMarked(String rule) {
        assertThat(bench.rules.inspect(Direction.OUTGOING, rule, TrackerFields.unknown()))
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
                "import groovy.transform.Field\n@Field Map STATUS = [a: 1]\ndef f() { STATUS.a }\nreplica.x = f() + STATUS.a + [1].collect { STATUS.a }[0]",
                "enum Level { LOW, HIGH }; replica.x = Level.LOW.name() + Level.values().size()",
                "class A { def b() { c() }; def c() { 1 } }; replica.x = new A().b()",
                "println issue.customFields.'Floor'.value",
                "replica.x = issue.getSummary() + httpClient.get('/x').name",
                "try { replica.x = 1 } catch (Exception e) { log.warn(e.message) }",
                "for (c in issue.comments) { replica.x = c.body.tokenize().first() }"
            })
    void whatTheRuleItselfNamesIsNotMarked(String rule) {
        assertThat(bench.rules.inspect(Direction.OUTGOING, rule, TrackerFields.unknown()))
                .isEmpty();
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
            assertThat(bench.rules.inspect(direction, source, TrackerFields.unknown()))
                    .isEmpty();
        }
    }

    @Test
    void theExamplesOfTheScriptReferenceHaveNoMarks() {
        assertThat(ScriptReference.all())
                .allSatisfy(entry -> assertThat(
                                bench.rules.inspect(entry.exampleIn(), entry.example(), TrackerFields.unknown()))
                        .as(entry.signature())
                        .isEmpty());
    }
}
