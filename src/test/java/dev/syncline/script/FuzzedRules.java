package dev.syncline.script;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.EnumMap;
import java.util.Map;

/** Runs rules written by chance and looks what they did: they may fail, and nothing else. */
final class FuzzedRules {

    private static final Map<String, String> SMALL =
            Map.of("wall-time", "20s", "cpu-time", "100ms", "allocation", "32MB");

    private final RuleBench bench = new RuleBench(SMALL);
    private final RuleGrammar grammar;
    private final Map<ScriptFault.Kind, Integer> faults = new EnumMap<>(ScriptFault.Kind.class);
    private int passed;
    private int number;

    FuzzedRules(long seed) {
        grammar = new RuleGrammar(seed);
    }

    /** Runs so many rules; returns how many of each outcome there were. */
    String run(int rules) {
        return run(0, rules);
    }

    /** The same without the first so many, which are only made up. */
    String run(int from, int rules) {
        for (int i = 0; i < rules; i++) {
            String rule = grammar.rule();
            if (i >= from) {
                number = i;
                one(rule);
            }
        }
        return "%d passed, faults %s".formatted(passed, faults);
    }

    int passed() {
        return passed;
    }

    int ran() {
        return passed
                + faults.getOrDefault(ScriptFault.Kind.THROWN, 0)
                + faults.getOrDefault(ScriptFault.Kind.REFUSED, 0)
                + faults.getOrDefault(ScriptFault.Kind.BUDGET, 0);
    }

    private void one(String rule) {
        try {
            bench.firstSync(rule, Map.of("summary", "x"));
            passed++;
        } catch (ScriptFault fault) {
            faults.merge(fault.kind(), 1, Integer::sum);
            assertTold(rule, fault);
        } catch (RuntimeException | Error e) {
            throw new AssertionError("Rule %d got out as something else than a fault:%n%s".formatted(number, rule), e);
        }
        assertThat(Canary.sung).as(rule).isFalse();
    }

    private void assertTold(String rule, ScriptFault fault) {
        assertThat(fault.getMessage()).as(rule).isNotBlank();
        assertThat(fault.getMessage())
                .as("rule %d: %s", number, rule)
                .doesNotContain("ossible solutions")
                .doesNotContain("ran for more than")
                .doesNotContain("after its run had ended")
                .doesNotContain("dev.syncline.script.fence");
        assertThat(fault.remedy()).as(rule).isNotBlank();
    }
}
