package dev.syncline.connection;

import static org.assertj.core.api.Assertions.assertThat;

import dev.syncline.testing.MovableClock;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

/** What a node answered is believed for five minutes. */
class RecentAnswersTest {

    private static final URI GLOBEX = URI.create("https://globex.example.com");

    private final MovableClock clock = new MovableClock(Instant.parse("2026-11-21T12:00:00Z"));
    private final RecentAnswers answers = new RecentAnswers(clock);

    @Test
    void anAnswerIsKnownForFiveMinutesAndNoLonger() {
        Card card = new Card(Protocol.OURS, "Globex", null, null, null, null, null, null, null);
        answers.keep(GLOBEX, card);
        clock.advance(Duration.ofMinutes(5));
        assertThat(answers.find(GLOBEX)).contains(card);
        assertThat(answers.find(URI.create("https://initech.example.com"))).isEmpty();
        clock.advance(Duration.ofMillis(1));
        assertThat(answers.find(GLOBEX)).isEmpty();
    }
}
