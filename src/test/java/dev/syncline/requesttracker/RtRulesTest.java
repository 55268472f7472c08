package dev.syncline.requesttracker;

import static org.assertj.core.api.Assertions.assertThat;

import dev.syncline.connector.DefaultRules;
import dev.syncline.connector.TrackerSettings;
import dev.syncline.connector.http.TrackerLines;
import dev.syncline.item.Item;
import dev.syncline.item.Replica;
import dev.syncline.outbound.OutboundForTests;
import dev.syncline.requesttracker.simulator.RtSimulator;
import dev.syncline.script.Direction;
import dev.syncline.testing.SideOfRules;
import java.time.Clock;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The rules a Request Tracker side starts with work unchanged, whatever tracker is on the other side. */
class RtRulesTest {

    private final RtSimulator simulator = new RtSimulator(Clock.systemUTC());
    private final RtConnector connector = new RtConnector(
            new TrackerSettings(simulator.settings()),
            new TrackerLines(OutboundForTests.loopback(), Clock.systemUTC()));
    private final DefaultRules defaults = connector.defaultRules("ticket");
    private final SideOfRules side = new SideOfRules(connector, simulator.address());

    @AfterEach
    void stop() {
        simulator.close();
    }

    @Test
    void compile() {
        assertThat(side.check(Direction.OUTGOING, defaults.outgoing())).isEmpty();
        assertThat(side.check(Direction.INCOMING, defaults.incoming())).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "Open, Normal, open, Medium",
        "In Progress, Immediate, open, High",
        "Working, Medium, open, Medium",
        "Waiting for customer, Top, stalled, High",
        "Feedback, Urgent, stalled, High",
        "Completed, High, resolved, High",
        "Closed, Low, resolved, Low",
        "Melted, Extreme, new, Low"
    })
    void takeOverWhatTheOtherTrackersCallTheirStatuses(
            String theirStatus, String theirPriority, String status, String priority) {
        Item made = make(Map.of(
                "summary",
                "Printer on fire",
                "description",
                "It burns",
                "status",
                Map.of("name", theirStatus),
                "priority",
                Map.of("name", theirPriority)));

        assertThat(made.fields())
                .containsEntry("summary", "Printer on fire")
                .containsEntry("description", "It burns")
                .containsEntry("projectKey", "Support");
        assertThat(name(made, "status")).isEqualTo(status);
        assertThat(name(made, "priority")).isEqualTo(priority);
    }

    @Test
    void takeOverCustomFieldsThatThisQueueHasAndClearNoneOfOurOwn() {
        Item made = make(Map.of("summary", "First"));
        Item ours = connector.update(made.ref(), Map.of("customFields", Map.of("Cost", "3")));

        Map<String, @Nullable Object> written = written(
                ours, Map.of("summary", "First", "description", "", "customFields", Map.of("Floor", "3", "Mood", "x")));

        assertThat(String.valueOf(connector.update(made.ref(), written).fields().get("customFields")))
                .contains("Floor=3", "Cost=3")
                .doesNotContain("Mood");
    }

    @Test
    void giveANewTicketTheCustomFieldsOfTheQueueAtOnce() {
        Item made = make(Map.of("summary", "First", "customFields", Map.of("Floor", "3", "Mood", "good")));

        assertThat(String.valueOf(made.fields().get("customFields")))
                .contains("Floor=3")
                .doesNotContain("good");
    }

    @Test
    void carryATicketFromOneRequestTrackerToAnother() {
        Item item =
                make(Map.of("summary", "Carried", "description", "Over\nthere", "status", Map.of("name", "stalled")));

        Item made =
                make(Replica.fromJson(side.outgoing(defaults.outgoing(), item).toJson())
                        .hub());

        for (String same : new String[] {"summary", "description", "status", "priority"}) {
            assertThat(made.fields().get(same)).as(same).isEqualTo(item.fields().get(same));
        }
    }

    @Test
    void leaveTheFirstMessageAloneWhenItChangesOverThere() {
        Item made = make(Map.of("summary", "First", "description", "As it was"));

        assertThat(written(made, Map.of("summary", "First", "description", "Anew")))
                .isEmpty();
    }

    private Map<String, @Nullable Object> written(Item item, Map<String, ? extends @Nullable Object> replica) {
        return side.incoming(defaults.incoming(), item, "ticket", new Replica(new HashMap<>(replica)), null)
                .fields();
    }

    private Item make(Map<String, ? extends @Nullable Object> replica) {
        return side.made(defaults.incoming(), "ticket", new Replica(new HashMap<>(replica)));
    }

    private static @Nullable Object name(Item item, String field) {
        return item.fields().get(field) instanceof Map<?, ?> map ? map.get("name") : null;
    }
}
