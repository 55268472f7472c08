package dev.syncline.salesforce;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.ByteString;
import dev.syncline.connector.TrackerSettings;
import dev.syncline.salesforce.pubsub.ChangeHeader;
import dev.syncline.salesforce.pubsub.PubSubLine;
import dev.syncline.salesforce.pubsub.Subscription;
import dev.syncline.testing.BlackHole;
import dev.syncline.testing.Eventually;
import dev.syncline.testing.TimerByHand;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

/**
 * A stream that stays open and says nothing, not even what keeps it alive, is left for another one.
 *
 * @see <a href="https://developer.salesforce.com/docs/platform/pub-sub-api/references/methods/subscribe-rpc.html">Keepalive</a>
 */
@ExtendWith(OutputCaptureExtension.class)
class SilentStreamTest extends ChangeCaptureFixture {

    private static final Duration KEEPALIVE = Duration.ofSeconds(270);
    private static final Duration TOO_LONG = Duration.ofMinutes(6);
    private static final Duration LONGEST_GAP = Duration.ofSeconds(3);

    private final TimerByHand timer = new TimerByHand();
    private final Told told = new Told();
    private final List<AutoCloseable> open = new ArrayList<>();

    @AfterEach
    void end() throws Exception {
        for (AutoCloseable each : open) {
            each.close();
        }
        timer.shutdownNow();
    }

    @Test
    void whoSaysNothingIsAskedAnewAndTellsWhatHappenedMeanwhile(CapturedOutput output) {
        listen(address);
        hear("Before");
        events.fallSilent();
        make("Meanwhile");

        timer.pass(TOO_LONG.plus(LONGEST_GAP));

        told.await(2);
        assertThat(output).contains("/data/CaseChangeEvent is not listened to at the moment; polling goes on");
        assertThat(output).contains("Nothing was heard for 6 minutes.").doesNotContain("CANCELLED");
    }

    @Test
    void whatKeepsAStreamAliveIsASignOfLife() {
        listen(address);
        hear("Before");
        int calls = events.calls();

        for (int each = 0; each < 4; each++) {
            int places = told.places.size();
            timer.pass(KEEPALIVE);
            events.keepAlive();
            Eventually.holds("the place is kept", () -> told.places.size() == places + 1);
        }

        assertThat(events.calls()).as("it is the same stream").isEqualTo(calls);
        assertThat(events.listening()).isEqualTo(1);
    }

    @Test
    void aConnectionThatSwallowsEverythingIsNotAskedAgain() {
        try (BlackHole way = new BlackHole(URI.create(address).getPort())) {
            listen("http://127.0.0.1:" + way.port());
            hear("Before");
            way.swallow();
            make("Meanwhile");

            timer.pass(TOO_LONG.plus(LONGEST_GAP));

            told.await(2);
            assertThat(way.connections()).isEqualTo(2);
        }
    }

    @Test
    void aConnectionOnWhichNothingComesEndsByItselfAndSaysWhy(CapturedOutput output) {
        try (BlackHole way = new BlackHole(URI.create(address).getPort())) {
            URI there = URI.create("http://127.0.0.1:" + way.port());
            listen(new PubSubLine(
                    there,
                    lines().sockets("pubSub", there, PubSubLine.PORT, Duration.ofMillis(700)),
                    speech(there.toString()).api().passes()));
            Eventually.holds("somebody listens", () -> events.listening() == 1);
            way.swallow();

            Eventually.holds(
                    "it says why",
                    () -> output.toString().contains(way.port() + " could not be reached: End of stream"));
        }
    }

    private void hear(String subject) {
        Eventually.holds("somebody listens", () -> events.listening() == 1);
        int before = told.events.size();
        make(subject);
        told.await(before + 1);
    }

    private void listen(String pubSub) {
        TrackerSettings settings = settings(pubSub);
        listen(ChangeCapture.line(settings, lines(), Speech.of(settings, lines())));
    }

    private void listen(PubSubLine line) {
        open.add(new Subscription(line, "/data/CaseChangeEvent", told, timer));
        open.add(line);
        timer.pass(Duration.ZERO);
    }

    private Speech speech(String pubSub) {
        return Speech.of(settings(pubSub), lines());
    }

    private TrackerSettings settings(String pubSub) {
        Map<String, String> settings = new HashMap<>(simulator.listeningSettings());
        settings.put("pubSub", pubSub);
        return new TrackerSettings(settings);
    }

    /** Remembers what was told, and the places. */
    private static final class Told implements Subscription.Ear {

        private final List<ChangeHeader> events = new CopyOnWriteArrayList<>();
        private final List<ByteString> places = new CopyOnWriteArrayList<>();

        @Override
        public @Nullable ByteString place() {
            return places.isEmpty() ? null : places.get(places.size() - 1);
        }

        @Override
        public void heard(List<ChangeHeader> heard, boolean unreadable, ByteString place) {
            events.addAll(heard);
            places.add(place);
        }

        @Override
        public void lost() {
            throw new AssertionError("Nothing is lost.");
        }

        void await(int count) {
            Eventually.holds(() -> count + " events were told, not " + events, () -> events.size() >= count);
        }
    }
}
