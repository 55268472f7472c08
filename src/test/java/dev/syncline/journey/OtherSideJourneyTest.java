package dev.syncline.journey;

import static org.assertj.core.api.Assertions.assertThat;

import dev.syncline.connection.Connection;
import dev.syncline.testing.ConnectedPair;
import dev.syncline.testing.Eventually;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/** Two administrators see what the other does with a connection, and why; one of their browsers runs no scripts. */
class OtherSideJourneyTest {

    @Test
    void aPauseAndARemovalAreSeenOnTheOtherSide() throws Exception {
        try (Stage stage = Stage.set()) {
            Connection there = ConnectedPair.connect(stage.acme(), stage.globex());
            String here = Objects.requireNonNull(there.remoteId()).toString();
            Administrator acme = stage.firstWithoutScripts(stage.acme());
            Administrator globex = stage.first(stage.globex());
            Inspector inspector = new Inspector(globex, "other-side");

            acme.open("/connections");
            acme.page().locator("#deactivate-" + here).click();
            acme.field("Reason").fill("x".repeat(501));
            acme.button("Deactivate connection").click();
            assertThat(acme.says()).contains("has 501 characters; at most 500 are taken");
            acme.screenshot("other-side/reason-refused");
            acme.field("Reason").fill("Our tracker moves to another building");
            acme.button("Deactivate connection").click();
            assertThat(acme.says()).contains("is deactivated", "The other side is told.");

            // The list of a browser with scripts changes by itself.
            shown(globex, "The other side paused this connection on", ": Our tracker moves to another building");
            assertThat(globex.says()).contains("Active");
            inspector.look("paused");
            inspector.look("paused-rules", "/connections/" + there.id() + "/edit");
            assertThat(globex.says()).contains("The other side paused this connection on");

            acme.page().locator("#activate-" + here).click();
            globex.open("/connections");
            Eventually.holds(
                    "the notice is gone", () -> !globex.says().contains("The other side paused this connection"));

            acme.page().locator("#delete-" + here).click();
            acme.field("Reason").fill("We parted");
            acme.button("Delete connection").click();
            shown(globex, "The other side removed this connection on", ": We parted");
            assertThat(globex.says()).contains("Deactivated");
            inspector.look("removed");
            globex.open("/audit");
            assertThat(globex.says()).contains("deleted its half of a connection");
            inspector.foundNothing();
        }
    }

    private static void shown(Administrator administrator, String... texts) {
        Eventually.holds(administrator::says, () -> {
            String shown = administrator.says();
            for (String text : texts) {
                if (!shown.contains(text)) {
                    return false;
                }
            }
            return true;
        });
    }
}
