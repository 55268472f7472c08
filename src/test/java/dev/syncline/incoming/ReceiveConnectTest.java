package dev.syncline.incoming;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import dev.syncline.change.Changes;
import dev.syncline.fault.Fault;
import dev.syncline.item.Comment;
import dev.syncline.item.ConnectMessage;
import dev.syncline.item.Counterpart;
import dev.syncline.item.Item;
import dev.syncline.item.RefusedMessage;
import dev.syncline.item.Replica;
import dev.syncline.transport.Envelope;
import dev.syncline.twin.ConnectPermits;
import dev.syncline.twin.Twin;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Two items that exist already become a pair, without anything being made or written. */
class ReceiveConnectTest {

    private final IncomingFixture one = new IncomingFixture();
    private final ConnectPermits permits = one.slice.get(ConnectPermits.class);
    private Item ours;

    @BeforeEach
    void oneItem() {
        ours = one.tracker.person(Map.of("summary", "Drucker", "status", Map.of("name", "Open")));
        one.tracker.personSays(ours.ref().id(), "Ours, said long ago");
    }

    @AfterEach
    void stop() {
        one.close();
    }

    @Test
    void pairsThemAndTellsTheOtherSideWhatOursIsLike() {
        permits.give(one.side.connection, "ann");
        List<String> writes = one.tracker.writes();
        one.receive(asked(ours.ref().key(), false));

        assertThat(pair().local()).isEqualTo(ours.ref());
        assertThat(pair().remoteKey()).isEqualTo("GLO-7");
        List<Envelope> answers = one.work();
        assertThat(answers).extracting(Envelope::kind).containsExactly(ConnectMessage.DONE);
        ConnectMessage answer = ConnectMessage.fromBody(answers.get(0).body());
        assertThat(answer.from().key()).isEqualTo(ours.ref().key());
        assertThat(answer.replica().hub()).containsEntry("summary", "Drucker");
        assertThat(one.tracker.writes()).isEqualTo(writes);
        assertThat(one.look()).as("nothing is news until something changes").isEmpty();
    }

    @Test
    void bringsOverWhatComesNextAndLeavesWhatWasThere() {
        permits.give(one.side.connection, "ann");
        one.receive(asked(ours.ref().key(), false));
        one.work();
        one.receive(one.sync(Map.of(
                "summary",
                "Printer",
                "comments",
                List.of(IncomingFixture.comment("rc1", "Theirs, long ago"), IncomingFixture.comment("rc2", "New")))));

        assertThat(one.item().fields()).containsEntry("summary", "Printer");
        assertThat(one.item().comments()).extracting(Comment::body).containsExactly("Ours, said long ago", "New");
    }

    @Test
    void bringsOverWhatWasThereWhereThatIsAsked() {
        permits.give(one.side.connection, "ann");
        one.receive(asked(ours.ref().key(), true));
        one.receive(one.sync(
                Map.of("summary", "Printer", "comments", List.of(IncomingFixture.comment("rc1", "Theirs, long ago")))));

        assertThat(one.item().comments())
                .extracting(Comment::body)
                .containsExactly("Ours, said long ago", "Theirs, long ago");
    }

    @Test
    void tellsNothingAboutItemsWhileNobodyPermittedIt() {
        one.receive(asked(ours.ref().key(), false));
        String ofOneThatIsThere = refusal();
        one.receive(another(ConnectMessage.KIND, message("NONE-1", false)));
        assertThat(ofOneThatIsThere).contains("Ask its administrator").isEqualTo(refusal());
        assertThat(one.twins.find(one.side.connection, one.twin)).isEmpty();
    }

    @Test
    void makesNoItemOfChangesThatFollowARefusal() {
        permits.give(one.side.connection, "ann");
        one.receive(asked("NONE-1", false));
        assertThat(refusal()).contains("NONE-1");
        one.receive(one.sync(Map.of("summary", "Printer")));
        assertThat(one.tracker.items()).hasSize(1);
    }

    @Test
    void refusesAnItemThatHasAnotherCounterpartAlready() {
        permits.give(one.side.connection, "ann");
        one.twins.begin(one.side.connection, ours.ref());
        one.receive(asked(ours.ref().key(), false));
        assertThat(refusal()).contains(ours.ref().key(), "Unexalate");
    }

    @Test
    void asksTheOtherSideAndLearnsItsItem() {
        Twin pair = ask();
        List<Envelope> sent = one.work();
        assertThat(sent).extracting(Envelope::kind).containsExactly(ConnectMessage.KIND);
        assertThat(ConnectMessage.fromBody(sent.get(0).body()).wantedKey()).isEqualTo("GLO-7");

        one.receive(answer(pair, ConnectMessage.DONE, message("", false)));
        assertThat(one.twins.find(pair.connection(), pair.id()).orElseThrow().remoteKey())
                .isEqualTo("GLO-7");
        assertThatIllegalStateException().isThrownBy(this::ask).withMessageContaining("under sync");
    }

    @Test
    void leavesNoPairBehindWhenTheOtherSideRefuses() {
        Twin pair = ask();
        one.work();
        one.receive(answer(pair, ConnectMessage.REFUSED, new RefusedMessage("There is no item.", 0).toBody()));

        assertThat(one.twins.findByLocal(pair.connection(), ours.ref())).isEmpty();
        assertThat(one.faults()).singleElement().satisfies(fault -> {
            assertThat(fault.item()).isEqualTo(ours.ref().key());
            assertThat(fault.message()).contains("There is no item.");
        });
    }

    @Test
    void saysOfARepeatedAttemptOnlyWhyTheLastOneFailed() {
        for (String why : List.of("Nobody permitted it.", "There is no item.")) {
            Twin pair = ask();
            one.work();
            one.receive(answer(pair, ConnectMessage.REFUSED, new RefusedMessage(why, 0).toBody()));
        }
        assertThat(one.faults())
                .extracting(Fault::message)
                .containsExactly("The other side did not connect this item: There is no item.");
    }

    private Twin ask() {
        var id = one.slice.get(Changes.class).connect(one.side.connection, ours.ref(), "", " GLO-7 ", false);
        return one.twins.find(one.side.connection, id).orElseThrow();
    }

    private Envelope asked(String key, boolean bringsParts) {
        return one.envelope(ConnectMessage.KIND, message(key, bringsParts));
    }

    private static String message(String wantedKey, boolean bringsParts) {
        Replica replica = new Replica(
                Map.of("summary", "Printer", "comments", List.of(IncomingFixture.comment("rc1", "Theirs, long ago"))));
        Counterpart theirs = new Counterpart("r7", "GLO-7", "https://globex.example/GLO-7", "ticket");
        return new ConnectMessage(theirs, "ticket", wantedKey, bringsParts, replica).toBody();
    }

    private Envelope answer(Twin pair, String kind, String body) {
        return about(pair.id().value(), kind, body);
    }

    private Envelope another(String kind, String body) {
        return about(UUID.randomUUID(), kind, body);
    }

    private Envelope about(UUID twin, String kind, String body) {
        Envelope any = one.envelope(kind, body);
        return new Envelope(any.connection(), any.incarnation(), any.sequence(), twin, kind, "GLO-7", body);
    }

    private Twin pair() {
        return one.twins.find(one.side.connection, one.twin).orElseThrow();
    }

    private String refusal() {
        List<Envelope> answers = one.envelopes.take();
        assertThat(answers).extracting(Envelope::kind).containsExactly(ConnectMessage.REFUSED);
        return RefusedMessage.fromBody(answers.get(0).body()).message();
    }
}
