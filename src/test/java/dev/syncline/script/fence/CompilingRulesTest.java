package dev.syncline.script.fence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.syncline.script.Problem;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Compiling a rule is bounded too: in length, in nesting, in time. */
class CompilingRulesTest {

    private final RuleCompiler compiler = new RuleCompiler(65_536, Duration.ofSeconds(60));

    static Stream<Named<String>> attacks() {
        return Stream.of(
                        "(".repeat(5_000) + "1" + ")".repeat(5_000),
                        "[".repeat(101) + "]".repeat(101),
                        "{ -> ".repeat(90) + "1" + " }".repeat(90),
                        "x = " + "!".repeat(60_000) + "true",
                        "x = " + "-".repeat(1) + " -".repeat(30_000) + "1",
                        "x = 1" + " + 1".repeat(15_000),
                        "x = a" + ".b".repeat(30_000),
                        "x = " + "a ? 1 : ".repeat(8_000) + "2",
                        "if (a) ".repeat(9_000) + "1",
                        "if (a) { 1 }" + " else if (a) { 1 }".repeat(3_000),
                        "x = \"" + "${1}".repeat(16_000) + "\"",
                        "x = \"" + "${\"".repeat(60) + "\"}".repeat(60) + "\"",
                        "x = '" + "a".repeat(65_000) + "'",
                        "x = [" + "1,".repeat(30_000) + "1]",
                        "x = 1\n".repeat(10_000),
                        "def m() { 1 }\n".repeat(4_000),
                        "class A { }\n".repeat(5_000),
                        "switch (a) {" + " case 1: 2\n".repeat(5_000) + "}",
                        "x = (int) (int) ".repeat(4_000) + "1",
                        "x = " + "{ it }.call ".repeat(5_000) + "1",
                        "while (a) ".repeat(6_000) + "1",
                        "try { ".repeat(99) + "1" + " } finally { 2 }".repeat(99),
                        "x = 9" + "9".repeat(60_000),
                        "//" + "{".repeat(60_000),
                        "def " + "a".repeat(65_000) + " = 1",
                        "\u0000\u0000\u0000",
                        "@A(".repeat(20) + ")".repeat(20) + " def x = 1")
                .map(source -> Named.of(source.substring(0, Math.min(30, source.length())), source));
    }

    /** None of these outlives the limit; most are told to be split. */
    @ParameterizedTest
    @MethodSource("attacks")
    void endsAnAttackOnTheCompiler(String source) {
        Throwable thrown = catchThrowable(() -> compiler.compile(source).forget());
        if (thrown != null) {
            assertThat(thrown).isInstanceOfSatisfying(NotARule.class, refused -> {
                assertThat(refused.problems()).isNotEmpty().allSatisfy(CompilingRulesTest::assertTold);
                assertThat(refused.getMessage()).doesNotContain("s to compile").doesNotContain("The compiler");
            });
        }
    }

    @Test
    void takesNoLongerThanTheLimit() {
        RuleCompiler hasty = new RuleCompiler(65_536, Duration.ofMillis(1));
        assertThatThrownBy(() -> hasty.compile("x = [1, 2, 3].collect { it + 1 }\n".repeat(1_000)))
                .isInstanceOf(NotARule.class)
                .hasMessage("The rule takes more than 0.001 s to compile; split long expressions and methods.");
    }

    @Test
    void leavesPlacesForOthersWhenACompilerIsDone() throws Exception {
        for (int i = 0; i < 20; i++) {
            compiler.compile("x = " + i).forget();
        }
        for (int i = 0; i < 20; i++) {
            assertThatThrownBy(() -> compiler.compile("x = (")).isInstanceOf(NotARule.class);
        }
    }

    @Test
    void givesEachRunClassesOfItsOwnOnlyWhereARuleWouldKeepSomething() throws Exception {
        assertThat(keepsState("class A { static final String X = 'x'; static final int N = 1; def y }; A.X"))
                .isFalse();
        assertThat(keepsState("enum E { A, B }; E.A")).isFalse();
        assertThat(keepsState("def f(x) { x }; [1].each { f(it) }")).isFalse();
        assertThat(keepsState("class A { static final X = 'x' }; A.X")).isTrue();
        assertThat(keepsState("enum E { A; def n }; E.A")).isTrue();
    }

    private boolean keepsState(String source) throws NotARule {
        CompiledRule rule = compiler.compile(source);
        rule.forget();
        return rule.keepsState();
    }

    private static void assertTold(Problem problem) {
        assertThat(problem.line()).isPositive();
        assertThat(problem.column()).isPositive();
        assertThat(problem.message()).isNotBlank().doesNotContain("null");
    }

    @Test
    void timeInWhichTheCompilerCouldNotRunDoesNotCount() throws NotARule {
        CompileThreads threads = new CompileThreads(Duration.ofMillis(20), 10_000);
        CountDownLatch never = new CountDownLatch(1);
        assertThat(threads.run(() -> never.await(100, TimeUnit.MILLISECONDS))).isFalse();
    }
}
