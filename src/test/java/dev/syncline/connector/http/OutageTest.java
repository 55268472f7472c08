package dev.syncline.connector.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.syncline.connector.TrackerFailure;
import dev.syncline.outbound.OutboundForTests;
import dev.syncline.testing.MovableClock;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A tracker that does not answer holds nobody for long, and is looked at again and again. */
class OutageTest {

    private static final String HOST = "https://tracker.example";

    private final MovableClock clock = new MovableClock(Instant.parse("2026-01-31T12:00:00Z"));
    private final Outage outage = new Outage(clock);

    @Test
    void isFoundAfterThreeCallsInARowAndLookedAtAfterGrowingPauses() {
        fail(3, false);
        List<Duration> pauses = new ArrayList<>();
        for (int look = 0; look < 6; look++) {
            Duration pause = held().comeBackIn().orElseThrow();
            pauses.add(pause);
            clock.advance(pause);
            outage.failed(outage.begin(HOST), false);
        }
        List<Integer> seconds = List.of(5, 30, 120, 600, 600, 600);
        for (int look = 0; look < 6; look++) {
            long millis = seconds.get(look) * 1000L;
            assertThat(pauses.get(look))
                    .isBetween(Duration.ofMillis(millis * 8 / 10), Duration.ofMillis(millis * 12 / 10));
        }
    }

    @Test
    void isLookedAtByOneCallAtATimeAndOverWithTheFirstAnswer() {
        fail(3, false);
        clock.advance(held().comeBackIn().orElseThrow());
        outage.begin(HOST);
        assertThat(held()).hasMessageContaining(HOST);
        outage.answered();
        outage.begin(HOST);
        outage.begin(HOST);
    }

    /** Sixteen workers may hang at once when it begins. */
    @Test
    void doesNotGrowByCallsThatWereUnderWayWhenItBegan() {
        List<Long> underWay = new ArrayList<>();
        for (int worker = 0; worker < 16; worker++) {
            underWay.add(outage.begin(HOST));
        }
        underWay.forEach(begun -> outage.failed(begun, false));
        assertThat(held().comeBackIn().orElseThrow()).isLessThanOrEqualTo(Duration.ofSeconds(6));
    }

    @Test
    void isNoneWhileOtherCallsAreAnswered() {
        for (int call = 0; call < 10; call++) {
            fail(2, false);
            outage.answered();
        }
        outage.begin(HOST);
    }

    /** It may be one item that the tracker cannot deal with. */
    @Test
    void ofATrackerThatAnswersWithErrorsIsNeverLong() {
        fail(3, true);
        for (int look = 0; look < 6; look++) {
            Duration pause = held().comeBackIn().orElseThrow();
            assertThat(pause).isLessThanOrEqualTo(Duration.ofSeconds(36));
            clock.advance(pause);
            outage.failed(outage.begin(HOST), true);
        }
    }

    @Test
    void goesOnToBeLookedForAfterACallThatSaidNothing() {
        fail(3, false);
        clock.advance(held().comeBackIn().orElseThrow());
        outage.undecided(outage.begin(HOST));
        outage.begin(HOST);
    }

    @Test
    void keepsCallsFromATrackerThatAnswersWithErrorsOnly() {
        try (ScriptedServer server = new ScriptedServer()) {
            TrackerHttp http =
                    new TrackerLines(OutboundForTests.loopback(), clock).to(URI.create(server.address() + "/api"));
            for (int call = 0; call < 3; call++) {
                server.answers(500, "");
                assertThatThrownBy(() -> http.send(TrackerCall.get("/x"))).isInstanceOf(TrackerFailure.class);
            }
            assertThatThrownBy(() -> http.send(TrackerCall.get("/x")))
                    .isInstanceOfSatisfying(
                            TrackerFailure.class,
                            held -> assertThat(held.kind()).isEqualTo(TrackerFailure.Kind.SILENT))
                    .hasMessageContaining(server.address().toString());
            assertThat(server.count()).isEqualTo(3);

            clock.advance(Duration.ofSeconds(6));
            server.answers(200, "{}");
            assertThat(http.send(TrackerCall.get("/x")).status()).isEqualTo(200);
        }
    }

    @Test
    void keepsCallsFromATrackerThatCannotBeReached() {
        ScriptedServer server = new ScriptedServer();
        TrackerHttp http =
                new TrackerLines(OutboundForTests.loopback(), clock).to(URI.create(server.address() + "/api"));
        server.close();
        for (int call = 0; call < 3; call++) {
            assertThatThrownBy(() -> http.send(TrackerCall.get("/x"))).hasMessageContaining("cannot be reached");
        }
        assertThatThrownBy(() -> http.send(TrackerCall.get("/x"))).hasMessageContaining("does not answer");
    }

    private void fail(int calls, boolean answered) {
        for (int call = 0; call < calls; call++) {
            outage.failed(outage.begin(HOST), answered);
        }
    }

    private TrackerFailure held() {
        try {
            outage.begin(HOST);
        } catch (TrackerFailure held) {
            assertThat(held.kind()).isEqualTo(TrackerFailure.Kind.SILENT);
            return held;
        }
        throw new AssertionError("A call may be made.");
    }
}
