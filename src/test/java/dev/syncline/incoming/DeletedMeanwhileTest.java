package dev.syncline.incoming;

import static org.assertj.core.api.Assertions.assertThat;

import dev.syncline.connector.TrackerFailure;
import dev.syncline.item.Farewell;
import dev.syncline.item.Item;
import dev.syncline.item.ItemRef;
import dev.syncline.queue.Outcome;
import dev.syncline.transport.Envelope;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A person deletes the item that something came in for. */
class DeletedMeanwhileTest {

    private final IncomingFixture one = new IncomingFixture();

    @AfterEach
    void stop() {
        one.close();
    }

    @Test
    void tellsTheOtherSideWhenTheLocalItemIsGone() {
        one.receive(ticket());
        one.envelopes.take();
        one.tracker.personDeletes(one.item().ref().id());
        one.receive(one.sync(Map.of("summary", "New")));

        assertThat(one.envelopes.take()).extracting(Envelope::kind).containsExactly("deleted");
        assertThat(one.tracker.items()).isEmpty();
        assertThat(one.receive(one.sync(Map.of("summary", "Late")))).isEqualTo(Outcome.done());
        assertThat(one.tracker.items()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "issue.summary = replica.summary\nstore(issue)"})
    void endsThePairWhenAPersonDeletesTheItemWhileItIsWritten(String rule) {
        one.receive(ticket());
        if (!rule.isEmpty()) {
            one.side.publish("", rule);
        }
        one.envelopes.take();
        String id = one.item().ref().id();
        one.tracker.meanwhile("read", () -> one.tracker.personDeletes(id));

        assertThat(one.receive(one.sync(Map.of("summary", "New")))).isEqualTo(Outcome.done());
        assertEndedWithout(one.tracker.items());
    }

    @Test
    void tellsIntoWhichItemOursWentWhereTheWriteFoundOut() {
        one.receive(ticket());
        one.envelopes.take();
        ItemRef item = one.item().ref();
        ItemRef kept = new ItemRef(item.tracker(), item.account(), item.entityType(), "9", "ACME-9");
        one.tracker.meanwhile("read", () -> {
            one.tracker.personDeletes(item.id());
            one.tracker.failBefore(
                    "update", TrackerFailure.ofGone("Merged.", new TrackerFailure.Departure(item, kept)));
        });
        one.receive(one.sync(Map.of("summary", "New")));

        assertThat(one.envelopes.take()).singleElement().satisfies(envelope -> {
            assertThat(envelope.kind()).isEqualTo(Farewell.DELETED);
            assertThat(Farewell.successor(envelope.body())).contains("ACME-9");
        });
    }

    @Test
    void endsThePairWhenTheItemIsDeletedBeforeTheRuleReadsWhatItStored() {
        one.receive(ticket());
        one.side.publish("", "issue.summary = replica.summary\nstore(issue)");
        one.envelopes.take();
        String id = one.item().ref().id();
        one.tracker.meanwhile("update", () -> one.tracker.personDeletes(id));

        assertThat(one.receive(one.sync(Map.of("summary", "New")))).isEqualTo(Outcome.done());
        assertEndedWithout(one.tracker.items());
    }

    @Test
    void endsThePairWhenTheItemIsDeletedAsSoonAsItIsMade() {
        one.tracker.meanwhile(
                "create", () -> one.tracker.personDeletes(one.item().ref().id()));

        assertThat(one.receive(ticket())).isEqualTo(Outcome.done());
        assertEndedWithout(one.tracker.items());
    }

    @Test
    void endsThePairWhenWhatParkedIsTriedAgainAndTheItemIsGone() {
        one.receive(ticket());
        one.tracker.failBefore("update", new TrackerFailure(TrackerFailure.Kind.VALIDATION, "Summary is refused."));
        Envelope envelope = one.sync(Map.of("summary", "New"));
        assertThat(one.receive(envelope)).isInstanceOf(Outcome.Park.class);
        one.envelopes.take();
        one.tracker.personDeletes(one.item().ref().id());

        assertThat(one.receive(envelope)).isEqualTo(Outcome.done());
        assertEndedWithout(one.tracker.items());
    }

    @Test
    void writesNothingToAnotherItemThatWasGivenTheNumberOfTheOneUnderSync() {
        one.side.publish("", "issue.summary = replica.summary\nif (firstSync) { issue.created = replica.created }");
        one.receive(one.sync(Map.of("summary", "Printer", "created", "2026-01-01T00:00:00Z")));
        String id = one.item().ref().id();
        one.tracker.personSets(id, "created", "2026-01-31T00:00:00Z");
        one.tracker.personSets(id, "summary", "Another matter");

        assertThat(one.receive(one.sync(Map.of("summary", "New")))).isInstanceOf(Outcome.Park.class);
        assertThat(one.item().fields()).containsEntry("summary", "Another matter");
        assertThat(one.faults()).singleElement().asString().contains("is another item than the one under sync");
    }

    @Test
    void parksWhatPointsAtSomethingElseThatIsGone() {
        one.receive(ticket());
        one.tracker.failBefore("update", new TrackerFailure(TrackerFailure.Kind.NOT_FOUND, "There is no team 'x'."));

        assertThat(one.receive(one.sync(Map.of("summary", "New")))).isEqualTo(Outcome.park("There is no team 'x'."));
        assertThat(one.twins.ended(one.side.connection, one.twin)).isFalse();
    }

    private void assertEndedWithout(List<Item> items) {
        assertThat(items).isEmpty();
        assertThat(one.envelopes.take()).extracting(Envelope::kind).containsExactly("deleted");
        assertThat(one.twins.ended(one.side.connection, one.twin)).isTrue();
        assertThat(one.faults()).isEmpty();
    }

    private Envelope ticket() {
        return one.sync(
                Map.of("summary", "Printer", "comments", List.of(IncomingFixture.comment("rc1", "It is on fire"))));
    }
}
