package dev.syncline.incoming;

import static org.assertj.core.api.Assertions.assertThat;

import dev.syncline.connector.Capabilities.Capability;
import dev.syncline.item.FieldChange;
import dev.syncline.item.FieldChange.Kind;
import dev.syncline.item.Item;
import dev.syncline.queue.Outcome;
import dev.syncline.script.Direction;
import dev.syncline.testing.FakeSide;
import dev.syncline.twin.History;
import dev.syncline.twin.PastSync;
import dev.syncline.twin.SyncContent;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What is remembered of a sync that came in. */
class RememberedSyncTest {

    private final IncomingFixture one = new IncomingFixture();

    @AfterEach
    void stop() {
        one.close();
    }

    @Test
    void namesTheItemThatWasMadeAndEachFieldCommentAndFile() {
        one.receive(first());

        PastSync past = latest();
        assertThat(past.direction()).isEqualTo(Direction.INCOMING);
        assertThat(past.localKey()).isEqualTo(one.item().ref().key());
        assertThat(past.remoteKey()).isEqualTo("GLO-7");
        assertThat(past.changes())
                .containsExactly(
                        new FieldChange("ticket", Kind.CREATED, null, null, null),
                        FieldChange.set("summary", null, "Printer"),
                        new FieldChange("comments", Kind.ADDED, "rc1", null, "First"),
                        new FieldChange("attachments", Kind.ADDED, "rf1", null, "a.txt"));
        SyncContent content = content(past);
        assertThat(content.local()).isNull();
        assertThat(content.previous()).isNull();
        assertThat(content.replica().hub()).containsEntry("summary", "Printer");
    }

    @Test
    void keepsTheItemAndTheReplicaAsTheyWereBefore() {
        one.receive(first());
        Item before = one.item();
        one.receive(one.sync(Map.of("summary", "Printer on fire")));

        PastSync past = latest();
        assertThat(past.changes()).containsExactly(FieldChange.set("summary", "Printer", "Printer on fire"));
        SyncContent content = content(past);
        assertThat(content.local()).isEqualTo(before);
        assertThat(content.previous())
                .isNotNull()
                .satisfies(replica -> assertThat(replica.hub()).containsEntry("summary", "Printer"));
        assertThat(content.traces()).hasSize(2);
    }

    @Test
    void tellsOfTheFirstSyncOfACopyOnlyWhatSomebodyChangedInIt() {
        one.receive(first());
        one.tracker.personSets(one.item().ref().id(), "summary", "Printer on fire");
        assertThat(one.look())
                .singleElement()
                .satisfies(
                        sent -> assertThat(sent.body()).as("all of it travels").contains("First"));

        PastSync past = latest();
        assertThat(past.direction()).isEqualTo(Direction.OUTGOING);
        assertThat(past.changes()).containsExactly(FieldChange.set("summary", "Printer", "Printer on fire"));
        assertThat(content(past).previous()).as("what the rule was given").isNull();
    }

    /** An edited comment must not hold up what else came with it, where nobody can change what was said once. */
    @Test
    void saysThatACommentStayedWhereTheTrackerCannotChangeIt() {
        one.receive(first());
        one.tracker.cannot(Capability.COMMENT_CHANGE);
        one.tracker.cannot(Capability.COMMENT_REMOVE);
        Map<String, Object> edited = Map.of(
                "summary", "Printer on fire", "comments", List.of(IncomingFixture.comment("rc1", "First, edited")));
        assertThat(one.receive(one.sync(edited))).isEqualTo(Outcome.done());

        String id = one.item().comments().get(0).id();
        assertThat(latest().changes())
                .containsExactly(
                        FieldChange.set("summary", "Printer", "Printer on fire"),
                        new FieldChange("comments", Kind.UNCHANGEABLE, id, "First", "First, edited"));
        assertThat(one.item().comments().get(0).body()).isEqualTo("First");
        assertThat(one.item().fields()).containsEntry("summary", "Printer on fire");

        assertThat(one.receive(one.sync(Map.of("summary", "Printer on fire", "comments", List.of()))))
                .isEqualTo(Outcome.done());
        assertThat(one.item().comments()).hasSize(1);
        assertThat(one.faults()).isEmpty();
    }

    @Test
    void saysWhenNothingWasWritten() {
        one.receive(first());
        one.side.publish(FakeSide.OUTGOING, "log.info('nothing')");
        one.receive(one.sync(Map.of("summary", "Printer on fire")));

        assertThat(latest().changes()).isEmpty();
        assertThat(latest().revision()).isEqualTo(2);
    }

    @Test
    void saysWhichItemTheRuleChose() {
        Item there = one.tracker.person(Map.of("summary", "Printer"));
        one.side.publish(FakeSide.OUTGOING, "issue.key = '" + there.ref().key() + "'");
        one.receive(one.sync(Map.of("summary", "Printer")));

        assertThat(latest().changes())
                .containsExactly(new FieldChange(
                        "ticket", Kind.ATTACHED, null, null, there.ref().key()));
    }

    @Test
    void namesAFieldOnceThatWasStoredTwice() {
        one.receive(first());
        one.side.publish(
                FakeSide.OUTGOING, "issue.summary = 'One'\nstore(issue)\nissue.summary = 'Two'\nissue.impact = 'High'");
        one.receive(one.sync(Map.of("summary", "Printer")));

        assertThat(latest().changes())
                .containsExactly(FieldChange.set("summary", "Printer", "Two"), FieldChange.set("impact", null, "High"));
    }

    @Test
    void namesWhatACommentWasBeforeItWasChangedOrRemoved() {
        one.receive(first());
        one.receive(one.sync(Map.of("comments", List.of(IncomingFixture.comment("rc1", "Corrected")))));
        String id = one.item().comments().get(0).id();
        assertThat(latest().changes()).contains(new FieldChange("comments", Kind.CHANGED, id, "First", "Corrected"));

        one.receive(one.sync(Map.of("comments", List.of())));
        assertThat(latest().changes()).contains(new FieldChange("comments", Kind.REMOVED, id, "Corrected", null));
    }

    private dev.syncline.transport.Envelope first() {
        return one.sync(Map.of(
                "summary",
                "Printer",
                "comments",
                List.of(IncomingFixture.comment("rc1", "First")),
                "attachments",
                List.of(one.file("rf1", "a.txt", "content"))));
    }

    private PastSync latest() {
        return one.slice.get(History.class).latest(one.side.connection, null, 1).get(0);
    }

    private SyncContent content(PastSync past) {
        return one.slice
                .get(History.class)
                .content(one.side.connection, past.id())
                .orElseThrow();
    }
}
