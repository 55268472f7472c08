package dev.syncline.script.fence;

import static org.assertj.core.api.Assertions.assertThat;

import dev.syncline.testing.Eventually;
import org.junit.jupiter.api.Test;

/** A rule that is no longer needed leaves nothing behind in memory. */
class ForgottenRulesTest {

    private static final int FEW = 100;
    private static final int MORE = 300;
    private static final long METASPACE_GROWTH = 4L << 20;

    private final ForgottenRules rules = new ForgottenRules();

    @Test
    void itsClassesAreUnloadedAndMoreRulesTakeNoMoreRoom() throws Throwable {
        rules.compileRunAndForget(FEW);
        rules.assertAllAreUnloaded();
        long before = ForgottenRules.metaspace();
        rules.compileRunAndForget(MORE);
        rules.assertAllAreUnloaded();
        assertThat(ForgottenRules.metaspace() - before).isLessThan(METASPACE_GROWTH);
    }

    /** Kept, a rule stays: otherwise the test above would prove nothing. */
    @Test
    void aRuleThatIsKeptStays() throws Throwable {
        CompiledRule kept = rules.compileAndRun(-1);
        rules.compileRunAndForget(1);
        Eventually.holds("only the rule that was forgotten is unloaded", () -> rules.collected() >= rules.seen() / 2);
        System.gc();
        assertThat(rules.collected()).isEqualTo(rules.seen() / 2);
        assertThat(rules.run(kept)).isEqualTo("rule -1: 6");
    }
}
