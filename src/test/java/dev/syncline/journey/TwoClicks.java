package dev.syncline.journey;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import dev.syncline.access.ApiTokens;
import dev.syncline.connection.Connection;
import dev.syncline.connection.Revisions;
import dev.syncline.queue.Counts;
import dev.syncline.queue.Queue;
import dev.syncline.testing.DeskClient;
import dev.syncline.testing.Eventually;
import dev.syncline.testing.RunningNode;
import java.util.Map;

/** Double clicks of an administrator of Acme on buttons that do something to a connection. */
final class TwoClicks {

    private final Stage stage;
    private final Administrator administrator;
    private final Connection connection;

    TwoClicks(Stage stage, Administrator administrator, Connection connection) {
        this.stage = stage;
        this.administrator = administrator;
        this.connection = connection;
    }

    void publish() {
        administrator.open("/connections/" + connection.id() + "/edit");
        administrator.rule("outgoing", "replica.summary = issue.summary\n");
        administrator.button("Publish").click();
        administrator.button("Publish revision 2").dblclick();
        assertThat(administrator.page().getByText("Published as revision 2.")).isVisible();
        assertThat(stage.acme().bean(Revisions.class).history(connection.id())).hasSize(2);
    }

    void exalate(String subject) {
        DeskClient desk = desk(stage.acme());
        String key = desk.create(Map.of("summary", subject));
        administrator.open("/items?key=" + key);
        administrator.page().locator("#connection").selectOption(connection.id().toString());
        administrator.button("Exalate").dblclick();
        assertThat(administrator.page().getByText("is on its way over")).isVisible();
        DeskClient there = desk(stage.globex());
        Eventually.holds("the ticket arrives", () -> !there.tickets(subject).isEmpty());
        Eventually.holds("nothing is under way", () -> isQuiet(stage.acme()) && isQuiet(stage.globex()));
        assertThat(there.tickets(subject)).hasSize(1);
    }

    private static boolean isQuiet(RunningNode node) {
        Counts counts = node.bean(Queue.class).counts(null);
        return counts.queued() + counts.inFlight() == 0;
    }

    private static DeskClient desk(RunningNode node) {
        return new DeskClient(node.address(), node.bean(ApiTokens.class).make("journey", 1));
    }
}
