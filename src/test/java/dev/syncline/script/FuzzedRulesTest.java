package dev.syncline.script;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** Rules written by chance end in a result or in a fault that says what to do; none gets out of the fence. */
class FuzzedRulesTest {

    @Test
    void endInAResultOrAFault() {
        FuzzedRules rules = new FuzzedRules(7);
        String outcome = rules.run(80);
        assertThat(rules.ran()).as(outcome).isGreaterThan(30);
    }
}
