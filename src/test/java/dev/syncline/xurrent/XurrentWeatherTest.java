package dev.syncline.xurrent;

import static org.assertj.core.api.Assertions.assertThat;

import dev.syncline.connector.ChangesPage;
import dev.syncline.connector.ChangesPage.Hint;
import dev.syncline.connector.CommentDraft;
import dev.syncline.connector.TrackerSettings;
import dev.syncline.connector.WebhookCall;
import dev.syncline.connector.WebhookVerdict;
import dev.syncline.connector.http.TrackerLines;
import dev.syncline.item.Comment;
import dev.syncline.item.Item;
import dev.syncline.outbound.OutboundForTests;
import dev.syncline.testing.HurriedClock;
import dev.syncline.testing.MovableClock;
import dev.syncline.xurrent.simulator.Deliveries.Weather;
import dev.syncline.xurrent.simulator.XurrentSimulator;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever happens to Xurrent's webhooks, clock and lines: every change is heard of, and none is taken for two. */
class XurrentWeatherTest {

    private static final Duration SECOND_IS_OVER = Duration.ofSeconds(5);
    private static final int CHANGES = 5; // a create is told together with its first note

    private final MovableClock time = new MovableClock(Instant.parse("2026-01-31T12:00:00Z"));
    private final HurriedClock clock = new HurriedClock(time);
    private XurrentSimulator simulator = new XurrentSimulator(clock);

    @AfterEach
    void stop() {
        simulator.close();
    }

    @ParameterizedTest
    @EnumSource(Weather.class)
    void everyChangeIsHeardOfInAnyWeather(Weather weather) {
        XurrentConnector connector = open();
        String cursor = connector.changesSince(null, 100).cursor();
        simulator.deliveries().weather(weather);
        Item one = create(connector, "One");
        Item two = create(connector, "Two");
        connector.addComment(one.ref(), new CommentDraft("It burns", false, null));

        Map<String, List<Hint>> heard = judged(connector, simulator.deliveries().arrive());
        boolean silent = weather == Weather.LATE || weather == Weather.NEVER;
        assertThat(heard).as("deliveries, each by its name").hasSize(silent ? 0 : CHANGES);
        assertThat(polled(connector, cursor)).contains(one.ref().id(), two.ref().id());

        simulator.deliveries().weather(Weather.CLEAR);
        assertThat(judged(connector, simulator.deliveries().arrive())).hasSize(weather == Weather.LATE ? CHANGES : 0);
        assertThat(connector.read("request", one.ref().id()).orElseThrow().comments())
                .extracting(Comment::body)
                .containsExactly("It burns");
    }

    @ParameterizedTest
    @ValueSource(ints = {-3, 3})
    void aClockThatIsHoursOffHidesNoChange(int hours) {
        simulator.close();
        simulator = new XurrentSimulator(Clock.offset(clock, Duration.ofHours(hours)));
        XurrentConnector connector = open();
        Item before = create(connector, "Before");
        String cursor = connector.changesSince(null, 100).cursor();
        Item after = create(connector, "After");
        connector.addComment(before.ref(), new CommentDraft("Again", false, null));
        time.advance(SECOND_IS_OVER);

        assertThat(polled(connector, cursor))
                .contains(before.ref().id(), after.ref().id());
    }

    @Test
    void answersThatTrickleInAreReadToTheirEnd() {
        XurrentConnector connector = open();
        Item item = create(connector, "Slow");
        simulator.drip(1);

        connector.addComment(item.ref(), new CommentDraft("Ünïcode 😀", false, null));

        assertThat(connector.read("request", item.ref().id()).orElseThrow().comments())
                .extracting(Comment::body)
                .containsExactly("Ünïcode 😀");
    }

    @Test
    void aRedactedNoteIsTheSameNoteWithOtherWords() {
        XurrentConnector connector = open();
        Item item = create(connector, "Secret");
        Comment said = connector.addComment(item.ref(), new CommentDraft("My password is 1234", false, null));
        String cursor = connector.changesSince(null, 100).cursor();
        simulator.redact(item.ref().id(), said.id(), "Redacted");
        time.advance(SECOND_IS_OVER);

        Item read = connector.read("request", item.ref().id()).orElseThrow();

        assertThat(read.comments()).singleElement().satisfies(note -> {
            assertThat(note.id()).isEqualTo(said.id());
            assertThat(note.body()).isEqualTo("Redacted");
        });
        assertThat(read.revision()).isNotEqualTo(item.revision());
        assertThat(polled(connector, cursor)).contains(item.ref().id());
    }

    private static Map<String, List<Hint>> judged(XurrentConnector connector, List<WebhookCall> calls) {
        Map<String, List<Hint>> heard = new LinkedHashMap<>();
        for (WebhookCall call : calls) {
            WebhookVerdict verdict = connector.receiveWebhook(call);
            assertThat(verdict.accepted()).as(verdict.reason()).isTrue();
            heard.put(String.valueOf(verdict.delivery()), verdict.hints());
        }
        return heard;
    }

    private static Set<String> polled(XurrentConnector connector, String cursor) {
        Set<String> ids = new LinkedHashSet<>();
        ChangesPage page = connector.changesSince(cursor, 100);
        page.hints().forEach(hint -> ids.add(hint.item().id()));
        while (page.more()) {
            page = connector.changesSince(page.cursor(), 100);
            page.hints().forEach(hint -> ids.add(hint.item().id()));
        }
        return ids;
    }

    private static Item create(XurrentConnector connector, String subject) {
        return connector.create(
                "request",
                UUID.randomUUID().toString(),
                new HashMap<>(Map.of("summary", subject, "category", "incident", "impact", "low")));
    }

    private XurrentConnector open() {
        return new XurrentConnector(
                new TrackerSettings(new HashMap<>(simulator.settings())),
                new TrackerLines(OutboundForTests.loopback(), clock, clock),
                1);
    }
}
