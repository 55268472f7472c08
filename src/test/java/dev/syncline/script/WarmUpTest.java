package dev.syncline.script;

import static org.assertj.core.api.Assertions.assertThat;

import dev.syncline.item.Replica;
import org.junit.jupiter.api.Test;

/** After a start the rule engine has run once, both ways, over what rules usually touch. */
class WarmUpTest {

    private final WarmUp warmUp = new WarmUp(new RuleBench().rules);

    @Test
    void itsRulesCompilePassTheFenceAndCarryEveryPartAcross() {
        Replica sent = warmUp.send();
        assertThat(sent.hub()).containsKeys("summary", "status", "labels", "customFields", "comments", "attachments");
        Difference written = warmUp.take(sent);
        assertThat(written.fields()).containsEntry("summary", "Warm-up");
        assertThat(written.comments()).hasSize(1);
        assertThat(written.attachments()).hasSize(1);
    }
}
