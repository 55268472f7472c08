package dev.syncline.salesforce;

import static org.assertj.core.api.Assertions.assertThat;

import dev.syncline.connector.ChangeStream;
import dev.syncline.testing.Eventually;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Change events name records that are looked at, and nothing more; whatever ends the stream, it comes back. */
class ChangeCaptureTest extends ChangeCaptureFixture {

    @Test
    void nobodyListensUnlessItIsSwitchedOn() {
        assertThat(open(Map.of("pubSub", events.address())).follow(heard)).isEmpty();
        assertThat(events.calls()).isZero();
    }

    @Test
    void aChangeIsAHintWithTheNumberPeopleKnowTheCaseBy() {
        String id = make("Printer");
        follow();

        simulator.set(id, "Subject", "Printer on fire");

        heard.awaitHints(1);
        assertThat(heard.hints).singleElement().satisfies(hint -> {
            assertThat(hint.item().id()).isEqualTo(id);
            assertThat(hint.item().key()).isEqualTo(simulator.get(id, "CaseNumber"));
            assertThat(hint.deleted()).isFalse();
        });
        assertThat(heard.stirred).hasValue(0);
    }

    @Test
    void recordsThatChangedAlikeInOneTransactionAreAHintEach() {
        List<String> ids = Stream.of("One", "Two", "Three").map(this::make).toList();
        follow();

        simulator.setAll(ids, "Status", "Working");

        heard.awaitHints(3);
        assertThat(heard.ids()).containsExactlyInAnyOrderElementsOf(ids);
    }

    @Test
    void aDeletedRecordIsTold() {
        String id = make("Printer");
        follow();

        simulator.delete(id);

        heard.awaitHints(1);
        assertThat(heard.hints)
                .singleElement()
                .matches(hint -> hint.deleted() && hint.item().id().equals(id));
    }

    @Test
    void aGapEventIsAHintLikeAnyOther() {
        String id = make("Printer");
        follow();
        events.tellAs("GAP_UPDATE");

        simulator.set(id, "Subject", "Printer on fire");

        heard.awaitHints(1);
        assertThat(heard.ids()).containsExactly(id);
    }

    @Test
    void whatNamesNoRecordsLetsThePollComeAtOnce() {
        follow();

        events.overflow("Case");
        events.claim("Case", "UPDATE", List.of("500*"));

        Eventually.holds("the poll comes at once", () -> heard.stirred.get() == 2);
        assertThat(heard.hints).isEmpty();
        assertThat(heard.places).hasSize(1);
    }

    @Test
    void idsThatAreNoneOfTheObjectAreNotAskedFor() {
        String id = make("Printer");
        follow();

        events.claim("Case", "UPDATE", List.of("' OR Id != '", "0015g00000000009AAA", id, "x".repeat(10_000)));

        heard.awaitHints(1);
        assertThat(heard.ids()).containsExactly(id);
    }

    @Test
    void moreThanAHundredEventsComeOneHundredAtATime() {
        follow();

        for (int each = 0; each < 250; each++) {
            make("Printer " + each);
        }

        heard.awaitHints(250);
        assertThat(heard.ids()).doesNotHaveDuplicates();
        assertThat(events.listening()).isEqualTo(1);
    }

    @Test
    void whoComesBackHearsWhatHappenedMeanwhile() {
        String id = make("Printer");
        ChangeStream first = follow();
        simulator.set(id, "Subject", "Printer on fire");
        heard.awaitHints(1);
        first.close();
        Eventually.holds("nobody listens", () -> events.listening() == 0);
        simulator.set(id, "Subject", "Printer burnt down");
        String another = make("Another");

        follow();

        heard.awaitHints(3);
        assertThat(heard.ids()).containsExactly(id, id, another);
    }

    @Test
    void aQuietOrgMovesThePlaceOnSoThatItDoesNotGrowOld() {
        follow();
        simulator.runAhead(Duration.ofHours(80));
        assertThat(heard.places).isEmpty();

        events.keepAlive();

        Eventually.holds("the place is kept", () -> heard.places.size() == 1);
        assertThat(heard.hints).isEmpty();
    }

    @Test
    void aPlaceOlderThan72HoursIsGivenUpAndThePollCoversTheGap() {
        String id = make("Printer");
        ChangeStream first = follow();
        simulator.set(id, "Subject", "Printer on fire");
        heard.awaitHints(1);
        first.close();
        Eventually.holds("nobody listens", () -> events.listening() == 0);
        simulator.set(id, "Subject", "Printer burnt down");
        simulator.runAhead(Duration.ofHours(73));

        follow();
        assertThat(heard.lost).hasValue(1);
        simulator.set(id, "Subject", "Printer replaced");

        heard.awaitHints(2);
        assertThat(heard.ids()).containsExactly(id, id);
    }

    @Test
    void aPlaceThatIsRubbishIsGivenUp() {
        ChangeStream first = follow();
        make("Printer");
        heard.awaitHints(1);
        first.close();
        Eventually.holds("nobody listens", () -> events.listening() == 0);
        heard.places.replaceAll((topic, place) -> "AAAA");

        follow();

        assertThat(heard.lost).hasValue(1);
    }

    @Test
    void anEndedSessionIsRenewedAndTheStreamGoesOn() {
        String id = make("Printer");
        follow();
        simulator.set(id, "Subject", "Printer on fire");
        heard.awaitHints(1);
        simulator.expireToken();
        events.endSessions();
        simulator.set(id, "Subject", "Printer burnt down");

        heard.awaitHints(2);

        assertThat(heard.lost).hasValue(0);
        assertThat(simulator.asked().stream().filter(call -> call.contains("/services/oauth2/token")))
                .as("the first session and one more, which the REST API uses, too")
                .hasSizeBetween(2, 3);
    }

    @Test
    void aStreamThatWasCutIsPickedUpWhereItWas() {
        String id = make("Printer");
        follow();
        simulator.set(id, "Subject", "Printer on fire");
        heard.awaitHints(1);

        events.cut();
        simulator.set(id, "Subject", "Printer burnt down");

        heard.awaitHints(2);
        assertThat(heard.ids()).containsExactly(id, id);
    }

    @Test
    void whatCouldNotBeKeptIsToldAgain() {
        String id = make("Printer");
        follow();
        simulator.set(id, "Subject", "Printer on fire");
        heard.awaitHints(1);
        heard.broken = true;
        simulator.set(id, "Subject", "Printer burnt down");
        Eventually.holds("the stream ended", () -> events.listening() == 0);

        heard.broken = false;

        heard.awaitHints(2);
        assertThat(heard.ids()).containsExactly(id, id);
    }

    @Test
    void nobodyListensOnceItIsClosed() {
        ChangeStream stream = follow();

        stream.close();

        Eventually.holds("nobody listens", () -> events.listening() == 0);
    }
}
