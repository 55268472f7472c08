package dev.syncline.script;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.syncline.testing.Eventually;
import java.util.Arrays;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Rules that would run for ever or eat all memory; each is ended, and the next rule runs. */
class HungryRulesTest {

    private static final Map<String, String> SMALL =
            Map.of("wall-time", "4s", "cpu-time", "100ms", "allocation", "64MB");

    private final RuleBench bench = new RuleBench(SMALL);

    @ParameterizedTest
    @ValueSource(
            strings = {
                "while (true) { }",
                "for (;;) { }",
                "do { } while (true)",
                "for (int i = 0; i < 10; i--) { if (i == 5) break }",
                "while (true) { try { while (true) { } } catch (Throwable t) { } finally { } }",
                "try { while (true) { } } finally { while (true) { } }",
                "('a' * 60 + '!') ==~ /((a+)+)+$/",
                "('a' * 60 + '!') =~ /((a+)+)+$/ ? 1 : 2",
                "('a' * 60 + '!').matches('((a+)+)+$')",
                "('a' * 60 + '!').replaceAll('((a|a)*)*$', '')",
                "('a' * 60 + '!').split('((a+)+)+$')",
                "('a' * 60 + '!').findAll(/((a+)+)+$/)",
                "('a' * 60 + '!').find(/((a+)+)+$/)",
                "switch ('a' * 60 + '!') { case ~/((a+)+)+$/: break }",
                "def p = ~/((a+)+)+$/; p.matcher('a' * 60 + '!').matches()",
                "[3, 2, 1].sort { a, b -> while (true) { } }",
                "while (true) { entity.x = 1 }"
            })
    void whatNeverEndsIsEndedByItsComputingTime(String source) {
        endedBy("computed for more than 0.1 s", source);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "(1..2000000000).each { }",
                "(1..2000000000).inject(0) { a, b -> b }",
                "2000000000.times { }",
                "1.upto(2000000000) { }",
                "1.step(2000000000, 1) { }",
                "while (true) { try { throw new Exception('x') } catch (Throwable t) { } }",
                "while (true) { log.info('x' * 1000) }"
            })
    void whatRunsForEverAndAsksForMemoryIsEndedByWhicheverBudgetComesFirst(String source) {
        endedBy("computed for more than 0.1 s|more than 64 MB of memory", source);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "def f() { try { f() } catch (Throwable t) { f() } finally { f() } }; f()",
                "def f() { f() }; f()",
                "def f(n) { f(n + 1) + 1 }; f(0)",
                "def c; c = { c() }; c()",
                "def c; c = { c.call() + 1 }; c()",
                "def c; c = { [1].each { c() } }; c()",
                "class A { A a = new A() }; new A()",
                "class A { String toString() { \"${this}\" } }; \"${new A()}\".toString()",
                "class A { String toString() { \"${this}\" } }; entity.x = \"${new A()}\"",
                "class A { boolean equals(o) { o == this } }; new A() == new A()"
            })
    void whatCallsItselfForEverIsEndedByItsDepth(String source) {
        endedBy("too deeply", source);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "(1..2000000000).sum()",
                "(1..2000000000).toList()",
                "(1..2000000000) as Set",
                "(1..2000000000).collect()",
                "(1..2000000000).join(',')",
                "new ArrayList(1..2000000000)",
                "def l = []; l.addAll(1..2000000000)",
                "def l = []; l[2000000000] = 1",
                "'x' * 2000000000",
                "'x'.repeat(2000000000)",
                "def s = 'x' * 10000000; ([s] * 100).join('')",
                "def s = 'x' * 10000000; ([s] * 100).toString()",
                "def s = 'x' * 10000000; ([s] * 100).sum()",
                "def s = 'x' * 10000000; \"${[s] * 100}\".size()",
                "'x'.multiply(2000000000)",
                "'x'.padLeft(2000000000)",
                "'x'.center(2000000000)",
                "[1, 2] * 1000000000",
                "new int[2000000000]",
                "new Object[2000000000]",
                "('a' * 100000).replace('a', 'b' * 100000)",
                "def l = []; 100000.times { l = [l] }; [1].groupBy { l }",
                "def m = [:]; m.m = m; m.toString() + m.hashCode() + [(m): 1]",
                "def c = { Object... all -> 1 }; 70.times { c = c.curry(1).curry(1) }; c()",
                "def c = { it }; 70.times { c = c << c }; c(1)",
                "9 ** 999999999",
                "9G ** 99999999",
                "new BigDecimal('1e999999999') + 1",
                "'1e999999999'.toBigDecimal().toBigInteger()",
                "1G << 2000000000",
                "new BigInteger('9' * 1000000)",
                "1.0.setScale(2000000000)",
                "String.format('%2000000000d', 1)",
                "def l = (1..100000).toList(); l.minus(l)",
                "def l = (1..100000).toList(); l.intersect(l.reverse())"
            })
    void whatIsTooMuchAtOnceIsNotEvenBegun(String source) {
        endedBy("which is too much|an array of|composed of too many", source);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "(1..2000000000).collect { it }",
                "for (i in 1..2000000000) { }",
                "def l = [1]; while (true) { l += l }",
                "def l = [1]; while (true) { l.addAll(l) }",
                "def l = [1]; while (true) { l << l.size() }",
                "def s = 'x'; while (true) { s += s }",
                "def s = 'x'; while (true) { s = \"${s}${s}\" }",
                "def l = []; while (true) { l << new int[100000] }",
                "new StringBuilder().with { while (true) { append('xxxxxxxxxxxxxxxxxxxxxxxxxxxxxx') } }",
                "('a' * 100000).replaceAll('a', 'b' * 100000)",
                "def l = []; 60.times { l = [l, l] }; l.toString()",
                "def l = []; 60.times { l = [l, l] }; l.hashCode()",
                "def l = []; 60.times { l = [l, l] }; l.flatten()",
                "def l = []; def m = []; 60.times { l = [l, l]; m = [m, m] }; l == m",
                "def l = []; 60.times { l = [l, l] }; \"${l}\".toString()",
                "def l = []; 60.times { l = [l, l] }; [(l): 1]",
                "def l = []; 60.times { l = [l, l] }; [:].get(l)",
                "def l = []; 60.times { l = [l, l] }; [:].containsKey(l)",
                "def l = []; 60.times { l = [l, l] }; l in [:]",
                "def l = []; 60.times { l = [l, l] }; ([] as Set).add(l)",
                "def l = []; 60.times { l = [l, l] }; ([] as Set) << l",
                "def l = []; 60.times { l = [l, l] }; new StringBuilder().append(l)",
                "def l = []; 60.times { l = [l, l] }; new StringBuilder() << l",
                "def l = []; 60.times { l = [l, l] }; replica.x = l; groovy.json.JsonOutput.toJson(l)",
                "def l = []; 60.times { l = [l, l] }; def m = [:]; m[l] = 1",
                "def l = []; 60.times { l = [l, l] }; [1].collectEntries { [l, 1] }",
                "def l = []; 60.times { l = [l, l] }; [1].collectEntries { [(0): 1, k: l] }.collectEntries { k, v -> [v, 1] }",
                "def l = []; 60.times { l = [l, l] }; [a: 1].collectEntries { k, v -> [l, v] }",
                "def l = []; 60.times { l = [l, l] }; [1].groupBy { l }",
                "def l = []; 60.times { l = [l, l] }; [1].groupBy({ l }, { 1 })",
                "def l = []; 60.times { l = [l, l] }; [a: 1].groupBy { k, v -> l }",
                "def l = []; 60.times { l = [l, l] }; [1].countBy { l }",
                "def l = []; 60.times { l = [l, l] }; [1, 2].unique { l }",
                "def l = []; 60.times { l = [l, l] }; [1, 2].toUnique { l }",
                "def l = []; 60.times { l = [l, l] }; [1, 2].sort { l }",
                "def l = []; 60.times { l = [l, l] }; [1, 2].max { l }",
                "def l = []; 60.times { l = [l, l] }; [1].collect([] as Set) { l }",
                "def l = []; 60.times { l = [l, l] }; [1].collectMany([] as Set) { [l] }",
                "def k = []; def m = [(k): 1]; def l = []; 60.times { l = [l, l] }; k << l; m.findAll { true }",
                "def k = []; def m = [(k): 1]; def l = []; 60.times { l = [l, l] }; k << l; m.collect { k }; [:] << m",
                "def k = []; def s = [k] as Set; def l = []; 60.times { l = [l, l] }; k << l; s.findAll { true }",
                "def x = 2G; while (true) { x = x * x }",
                "def l = (1..100000).collect { it }; l.unique()",
                "def l = [1]; for (int i = 0; i < l.size(); i++) { l << 1 }",
                "def a = [:]; while (true) { a[a.size()] = 'x' * 100 }",
                "[[1, 2, 3]] * 3 as List; while (true) { [1].collect { it } }",
                "(1..2000000000)*.class"
            })
    void whatGrowsWithoutBoundIsEndedByWhatItAsksFor(String source) {
        endedBy("computed for more than 0.1 s|more than 64 MB of memory|which is too much", source);
    }

    @ParameterizedTest
    @ValueSource(strings = {"while (true) { nodeHelper.getStatus('Open') }"})
    void whatAsksTheTrackerForEverIsEndedByTheNumberOfQuestions(String source) {
        endedBy("asked the tracker more than 1000 times", source);
    }

    /** By the budget named, that is by the run itself; the caller giving up on a thread that runs on would be another. */
    private void endedBy(String budget, String source) {
        ScriptFault fault = fault(source);
        assertThat(fault.kind()).as(fault.getMessage()).isEqualTo(ScriptFault.Kind.BUDGET);
        assertThat(fault.getMessage()).containsPattern(budget);
        Eventually.holds("the thread of the rule is free again", HungryRulesTest::noRuleRuns);
        assertTheNextRuleRuns();
    }

    private static boolean noRuleRuns() {
        return Thread.getAllStackTraces().entrySet().stream()
                .filter(thread -> thread.getKey().getName().equals("rule"))
                .allMatch(thread -> Arrays.stream(thread.getValue())
                        .noneMatch(frame -> frame.getClassName().endsWith("fence.CompiledRule")));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "def l = []; 60.times { l = [l, l] }; entity.x = l",
                "def l = []; l << l; entity.x = l",
                "def m = [:]; m.m = m; entity.x = m",
                "('a'..'zzzzzzzz').size()",
                "[1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12].permutations()",
                "[1..100, 1..100, 1..100, 1..100].combinations()",
                "[1, 2, 3].subsequences()"
            })
    void turnsAwayWhatWouldGrowWithoutBound(String source) {
        ScriptFault fault = fault(source);
        assertThat(fault.kind()).isIn(ScriptFault.Kind.REFUSED, ScriptFault.Kind.THROWN);
        assertThat(fault).hasMessageMatching("(?s).*(nested too deeply|not permitted|A range goes).*");
        assertTheNextRuleRuns();
    }

    private ScriptFault fault(String source) {
        ScriptFault fault = catchThrowableOfType(ScriptFault.class, () -> bench.firstSync(source, Map.of()));
        assertThat(fault).as("must not run to its end").isNotNull();
        assertThat(fault.remedy()).isNotBlank();
        return fault;
    }

    private void assertTheNextRuleRuns() {
        assertThat(bench.firstSync("entity.summary = 'next'", Map.of())
                        .difference()
                        .fields())
                .containsEntry("summary", "next");
    }

    @Test
    void saysWhichLineRanTooLong() {
        ScriptFault fault = catchThrowableOfType(
                ScriptFault.class, () -> bench.firstSync("def a = 1\nwhile (a == 1) {\n}\n", Map.of()));
        assertThat(fault.kind()).isEqualTo(ScriptFault.Kind.BUDGET);
        assertThat(fault.line()).isBetween(2, 3);
        assertThat(fault).hasMessageContaining("0.1 s").hasMessageContaining("while (a == 1)");
        assertThat(fault.remedy()).isNotBlank();
    }
}
