package dev.syncline.script.fence;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Metaspace over 10,000 revisions: {@code ./mvnw -Pbenchmark test -Dtest=ForgottenRulesBenchmark}. */
@Tag("benchmark")
class ForgottenRulesBenchmark {

    private static final int STEP = 1_000;

    private final ForgottenRules rules = new ForgottenRules();

    @Test
    void tenThousandRevisionsTakeNoMoreRoomThanAThousand() throws Throwable {
        for (int done = STEP; done <= 10 * STEP; done += STEP) {
            rules.compileRunAndForget(STEP);
            rules.assertAllAreUnloaded();
            System.out.printf(
                    "FIGURES forgotten rules: %d compiled and run, %d classes, all unloaded, metaspace %.1f MB%n",
                    done, rules.seen(), ForgottenRules.metaspace() / 1048576.0);
        }
    }
}
