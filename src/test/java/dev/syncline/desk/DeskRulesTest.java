package dev.syncline.desk;

import static org.assertj.core.api.Assertions.assertThat;

import dev.syncline.connector.CommentDraft;
import dev.syncline.connector.Connector;
import dev.syncline.connector.DefaultRules;
import dev.syncline.connector.LocalTracker;
import dev.syncline.item.Item;
import dev.syncline.item.Replica;
import dev.syncline.script.Difference;
import dev.syncline.script.Direction;
import dev.syncline.testing.OnH2;
import dev.syncline.testing.SideOfRules;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** The rules a desk starts with work unchanged between two desks. */
@OnH2
class DeskRulesTest {

    @Autowired
    LocalTracker tracker;

    @Test
    void compile() {
        assertThat(side().check(Direction.OUTGOING, defaults().outgoing())).isEmpty();
        assertThat(side().check(Direction.INCOMING, defaults().incoming())).isEmpty();
    }

    @Test
    void carryATicketWithItsPublicCommentsToTheOtherSide() {
        Connector desk = tracker.connector();
        Item item = desk.create(
                "ticket",
                "rules-1",
                new HashMap<>(Map.of(
                        "summary",
                        "Carried",
                        "description",
                        "Over there",
                        "status",
                        "Waiting",
                        "priority",
                        "High",
                        "labels",
                        List.of("a", "b"),
                        "customFields",
                        Map.of("Floor", 2))));
        desk.addComment(item.ref(), new CommentDraft("For all", false, null));
        desk.addComment(item.ref(), new CommentDraft("For us", true, null));

        Replica replica = side().outgoing(
                        defaults().outgoing(),
                        desk.read("ticket", item.ref().id()).orElseThrow());
        Difference difference = incoming(Replica.fromJson(replica.toJson()));
        Item made = desk.create("ticket", "rules-2", new HashMap<>(difference.fields()));

        for (String same : List.of("summary", "description", "status", "priority", "labels", "customFields")) {
            assertThat(made.fields().get(same)).as(same).isEqualTo(item.fields().get(same));
        }
        assertThat(difference.comments())
                .singleElement()
                .isInstanceOfSatisfying(
                        Difference.CommentChange.Added.class,
                        added -> assertThat(added.body()).contains("For all"));
    }

    @Test
    void leaveAStatusAloneThatThisDeskDoesNotHave() {
        Difference difference =
                incoming(new Replica(Map.of("summary", "Foreign", "status", Map.of("name", "Awaiting vendor"))));

        assertThat(difference.fields()).doesNotContainKey("status").containsEntry("summary", "Foreign");
    }

    @Test
    void leaveADescriptionThatWasEditedHereAloneWhileTheirsStays() {
        Map<String, String> theirs = Map.of("summary", "Printer", "description", "It burns");
        Connector desk = tracker.connector();
        Item made = desk.create(
                "ticket",
                "rules-3",
                incoming(new Replica(new HashMap<>(theirs))).fields());
        Item edited = desk.update(made.ref(), Map.of("description", "It burns no more"));

        assertThat(side().writtenForAnotherSummary(defaults().incoming(), edited, "ticket", theirs))
                .containsExactly("summary");
    }

    private Difference incoming(Replica replica) {
        return side().incoming(defaults().incoming(), null, "ticket", replica, null);
    }

    private DefaultRules defaults() {
        return tracker.connector().defaultRules("ticket");
    }

    private SideOfRules side() {
        return new SideOfRules(tracker.connector(), "http://desk.test");
    }
}
