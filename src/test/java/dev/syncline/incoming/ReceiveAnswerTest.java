package dev.syncline.incoming;

import static org.assertj.core.api.Assertions.assertThat;

import dev.syncline.fault.Fault;
import dev.syncline.fault.Faults;
import dev.syncline.item.AppliedMessage;
import dev.syncline.item.Counterpart;
import dev.syncline.item.Farewell;
import dev.syncline.item.Item;
import dev.syncline.item.RefusedMessage;
import dev.syncline.item.Replica;
import dev.syncline.item.Trace;
import dev.syncline.queue.Outcome;
import dev.syncline.transport.Envelope;
import dev.syncline.twin.Twin;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What becomes of the other side's answers. */
class ReceiveAnswerTest {

    private final IncomingFixture one = new IncomingFixture();

    @BeforeEach
    void underSync() {
        Item item = one.tracker.person(Map.of("summary", "Printer"));
        one.twins.bind(one.twins.accept(one.side.connection, one.twin, "r7", "GLO-7"), item.ref());
    }

    @AfterEach
    void stop() {
        one.close();
    }

    @Test
    void learnsWhichItemAndPartsAreTheOtherSides() {
        Counterpart theirs = new Counterpart("r7", "GLO-7", "https://globex.example/GLO-7", "ticket");
        one.twins.agreed(one.side.connection, one.twin, new Replica(Map.of("comments", List.of(Map.of("id", "c1")))));
        String body = new AppliedMessage(theirs, List.of(Trace.ofTheirs(Trace.Type.COMMENT, "rc1", "c1"))).toBody();
        one.receive(one.envelope(AppliedMessage.KIND, body));
        one.receive(one.envelope(AppliedMessage.KIND, body));

        Twin twin = one.twins.find(one.side.connection, one.twin).orElseThrow();
        assertThat(twin.remoteUrl()).isEqualTo("https://globex.example/GLO-7");
        assertThat(one.twins.traces(one.side.connection, one.twin))
                .containsExactly(Trace.ofOurs(Trace.Type.COMMENT, "c1", "rc1"));
    }

    @Test
    void believesNothingAboutPartsTheOtherSideWasNeverSent() {
        one.twins.agreed(
                one.side.connection,
                one.twin,
                new Replica(Map.of(
                        "comments", List.of(Map.of("id", "c1")), "attachments", List.of(Map.of("id", "internal")))));
        Counterpart theirs = new Counterpart("r7", "GLO-7", "", "ticket");
        List<Trace> claimed = List.of(
                Trace.ofTheirs(Trace.Type.COMMENT, "rc1", "c1"),
                Trace.ofTheirs(Trace.Type.COMMENT, "rc2", "internal"),
                Trace.ofTheirs(Trace.Type.ATTACHMENT, "rc3", "c1"));

        one.receive(one.envelope(AppliedMessage.KIND, new AppliedMessage(theirs, claimed).toBody()));

        assertThat(one.twins.traces(one.side.connection, one.twin))
                .containsExactly(Trace.ofOurs(Trace.Type.COMMENT, "c1", "rc1"));
    }

    @Test
    void showsWhatTheOtherSideCouldNotApplyUntilItCould() {
        one.receive(one.envelope(RefusedMessage.KIND, new RefusedMessage("No such status 'Zu'.", 4).toBody()));
        assertThat(one.faults())
                .extracting(Fault::message)
                .containsExactly("The other side could not apply this item: No such status 'Zu'.");

        one.receive(one.envelope(RefusedMessage.KIND, new RefusedMessage("No such team 'X'.", 5).toBody()));
        assertThat(one.faults())
                .as("only what stands in the way now")
                .extracting(Fault::message)
                .containsExactly("The other side could not apply this item: No such team 'X'.");

        Counterpart theirs = new Counterpart("r7", "GLO-7", "", "ticket");
        one.receive(one.envelope(AppliedMessage.KIND, new AppliedMessage(theirs, List.of()).toBody()));
        assertThat(one.faults()).isEmpty();
    }

    @Test
    void saysThatTheOtherSideLeftAChangeOutAndWhatThatMeans() {
        one.receive(one.envelope(RefusedMessage.KIND, new RefusedMessage("No such status 'Zu'.", 4).toBody()));
        one.receive(one.envelope(
                RefusedMessage.KIND, RefusedMessage.skipped("Not for us").toBody()));
        assertThat(one.faults()).singleElement().satisfies(fault -> {
            assertThat(fault.message())
                    .isEqualTo("An administrator of the other side left this change out: Not for us");
            assertThat(fault.remedy()).contains("The next change of this item sends all of it again");
        });
    }

    @Test
    void endsTheTwinAndLeavesTheItem() {
        one.receive(one.envelope(Farewell.UNEXALATE, Farewell.BODY));

        assertThat(one.twins.ended(one.side.connection, one.twin)).isTrue();
        assertThat(one.stayOut.of(one.item().ref())).containsExactly(one.side.connection);
        assertThat(one.tracker.items()).hasSize(1);
        assertThat(one.receive(one.sync(Map.of("summary", "Late")))).isEqualTo(Outcome.done());
        assertThat(one.item().fields()).containsEntry("summary", "Printer");
    }

    @Test
    void saysIntoWhichItemOfTheOtherSideAMergedOneWent() {
        one.receive(one.envelope(Farewell.DELETED, Farewell.mergedInto("GLOBEX-7", "https://globex.example/7")));

        String key = one.item().ref().key();
        assertThat(one.faults()).singleElement().satisfies(fault -> {
            assertThat(fault.message())
                    .contains(
                            "was merged into GLOBEX-7 (https://globex.example/7) there",
                            key + " is not under sync any more");
            assertThat(fault.remedy()).contains("keep " + key + " in step with GLOBEX-7", "connect the two by hand");
            assertThat(one.successor(fault)).contains("GLOBEX-7");
            one.slice.get(Faults.class).resolve(fault.id(), "Jane");
            assertThat(one.successor(fault)).as("dealt with").isEmpty();
        });
    }

    @Test
    void takesNothingFromTheBodyOfAFarewellThatIsNoKey() {
        for (String body : List.of("{{{", "[]", "{\"mergedInto\":7}", "{\"mergedInto\":\" \"}")) {
            assertThat(Farewell.successor(body)).as(body).isEmpty();
        }
        for (String link : List.of("javascript:alert(1)", "https://a b", "https://" + "a".repeat(5000), "desk/7")) {
            assertThat(Farewell.successorLink(Farewell.mergedInto("GLOBEX-7", link)))
                    .as(link)
                    .isEmpty();
        }
        assertThat(Farewell.successor(Farewell.mergedInto("K".repeat(5000), "")).orElseThrow())
                .hasSize(200);
    }

    @Test
    void endsTheTwinWhenTheOtherItemIsGoneAndSaysWhatThatMeans() {
        one.receive(one.envelope(RefusedMessage.KIND, new RefusedMessage("There is no ticket '7'.", 0).toBody()));
        Envelope deleted = one.envelope(Farewell.DELETED, Farewell.BODY);
        one.receive(deleted);
        assertThat(one.receive(deleted)).isEqualTo(Outcome.done());
        assertThat(one.stayOut.bereft(one.item().ref())).containsExactly(one.side.connection);
        assertThat(one.twins.ended(one.side.connection, one.twin)).isTrue();
        String key = one.item().ref().key();
        assertThat(one.faults())
                .as("only what stands in the way now")
                .singleElement()
                .satisfies(fault -> {
                    assertThat(fault.message())
                            .contains(
                                    "was deleted there, or merged into another one",
                                    key + " is not under sync any more");
                    assertThat(fault.remedy()).contains("connect the two by hand", "Triggers leave " + key + " alone");
                });
    }

    @Test
    void saysNoMoreThatTheOtherItemIsGoneOnceOursIsThereAgain() {
        one.receive(one.envelope(Farewell.DELETED, Farewell.BODY));
        assertThat(one.faults()).hasSize(1);

        Twin again = one.twins.begin(one.side.connection, one.item().ref());
        Counterpart another = new Counterpart("r8", "GLO-8", "", "ticket");
        Envelope applied = one.envelope(AppliedMessage.KIND, new AppliedMessage(another, List.of()).toBody());
        one.receive(new Envelope(
                applied.connection(),
                applied.incarnation(),
                applied.sequence(),
                again.id().value(),
                applied.kind(),
                applied.subject(),
                applied.body()));
        assertThat(one.faults()).isEmpty();
    }
}
