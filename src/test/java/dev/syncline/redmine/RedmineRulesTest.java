package dev.syncline.redmine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.syncline.connector.DefaultRules;
import dev.syncline.connector.TrackerSettings;
import dev.syncline.connector.http.TrackerLines;
import dev.syncline.item.Item;
import dev.syncline.item.Replica;
import dev.syncline.outbound.OutboundForTests;
import dev.syncline.redmine.simulator.RedmineSimulator;
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

/** The rules a Redmine side starts with work unchanged, whatever tracker is on the other side. */
class RedmineRulesTest {

    private final RedmineSimulator simulator = new RedmineSimulator(Clock.systemUTC());
    private final RedmineConnector connector = new RedmineConnector(
            new TrackerSettings(simulator.settings()),
            new TrackerLines(OutboundForTests.loopback(), Clock.systemUTC()));
    private final DefaultRules defaults = connector.defaultRules("issue");
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
        "Open, Normal, New, Normal",
        "In progress, Critical, In Progress, Immediate",
        "Working, Medium, In Progress, Normal",
        "Waiting for customer, Top, Feedback, Urgent",
        "Completed, High, Resolved, High",
        "Closed, Low, Closed, Low",
        "new, Low, New, Low",
        "open, Medium, In Progress, Normal",
        "stalled, High, Feedback, High",
        "resolved, High, Resolved, High",
        "Melted, Extreme, New, Normal"
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
                .containsEntry("projectKey", "ops")
                .containsEntry("tracker", "Support");
        assertThat(name(made, "status")).isEqualTo(status);
        assertThat(name(made, "priority")).isEqualTo(priority);
    }

    @Test
    void takeOverCustomFieldsThatThisRedmineHasAndNoOthers() {
        Item made = make(Map.of("summary", "First"));
        Map<String, @Nullable Object> written = side.incoming(
                        defaults.incoming(),
                        made,
                        "issue",
                        new Replica(new HashMap<>(
                                Map.of("summary", "First", "customFields", Map.of("Floor", "3", "Mood", "good")))),
                        null)
                .fields();

        Item changed = connector.update(made.ref(), written);

        assertThat(String.valueOf(changed.fields().get("customFields")))
                .contains("Floor=3")
                .doesNotContain("good");
    }

    @Test
    void giveANewIssueTheCustomFieldsItHasAtOnce() {
        Item made = make(Map.of("summary", "First", "customFields", Map.of("Floor", "3", "Mood", "good")));

        assertThat(String.valueOf(made.fields().get("customFields")))
                .contains("Floor=3")
                .doesNotContain("good");
    }

    @Test
    void leaveACustomFieldOfOurOwnAloneWhereTheCopyHasNone() {
        Item made = make(Map.of("summary", "First"));
        Item ours = connector.update(made.ref(), Map.of("customFields", Map.of("Floor", "3")));
        Map<String, @Nullable Object> theirs = new HashMap<>();
        theirs.put("Floor", null);

        Map<String, @Nullable Object> written = side.incoming(
                        defaults.incoming(),
                        ours,
                        "issue",
                        new Replica(
                                new HashMap<>(Map.of("summary", "First", "description", "", "customFields", theirs))),
                        null)
                .fields();

        assertThat(written).isEmpty();
    }

    @Test
    void carryAnIssueFromOneRedmineToAnother() {
        Item item =
                make(Map.of("summary", "Carried", "description", "Over\nthere", "status", Map.of("name", "Feedback")));

        Item made =
                make(Replica.fromJson(side.outgoing(defaults.outgoing(), item).toJson())
                        .hub());

        for (String same : new String[] {"summary", "description", "status", "priority"}) {
            assertThat(made.fields().get(same)).as(same).isEqualTo(item.fields().get(same));
        }
    }

    @Test
    void leaveADescriptionThatWasEditedHereAloneWhileTheirsStays() {
        Map<String, String> theirs = Map.of("summary", "Printer", "description", "It burns");
        Item edited = connector.update(make(theirs).ref(), Map.of("description", "It burns no more"));

        assertThat(side.writtenForAnotherSummary(defaults.incoming(), edited, "issue", theirs))
                .containsExactly("summary");
    }

    private Item make(Map<String, ? extends @Nullable Object> replica) {
        return side.made(defaults.incoming(), "issue", new Replica(new HashMap<>(replica)));
    }

    private static @Nullable Object name(Item item, String field) {
        return item.fields().get(field) instanceof Map<?, ?> map ? map.get("name") : null;
    }
}
