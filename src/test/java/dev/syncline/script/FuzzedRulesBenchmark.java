package dev.syncline.script;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * The same for longer: {@code ./mvnw -Pbenchmark test -Dtest=FuzzedRulesBenchmark}. Another start with
 * {@code -Dfuzz.seed=12 -Dfuzz.rules=100000}; one that was stopped goes on with {@code -Dfuzz.from=}.
 */
@Tag("benchmark")
class FuzzedRulesBenchmark {

    @Test
    void endInAResultOrAFault() {
        long seed = Long.getLong("fuzz.seed", 1);
        int from = Integer.getInteger("fuzz.from", 0);
        int rules = Integer.getInteger("fuzz.rules", 10_000);
        System.out.printf(
                "FIGURES fuzzed rules: seed %d, %d rules, %s%n", seed, rules, new FuzzedRules(seed).run(from, rules));
    }
}
