package dev.syncline.connection;

import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.stereotype.Component;

/** Nodes that answered a short while ago, so that going back and forth in the wizard asks nobody again. */
@Component
class RecentAnswers {

    private static final Duration GOOD_FOR = Duration.ofMinutes(5);

    private final Clock clock;
    private final Map<URI, Heard> cards = new ConcurrentHashMap<>();

    RecentAnswers(Clock clock) {
        this.clock = clock;
    }

    private record Heard(Card card, Instant at) {}

    Optional<Card> find(URI address) {
        forgetOld();
        return Optional.ofNullable(cards.get(address)).map(Heard::card);
    }

    void keep(URI address, Card card) {
        cards.put(address, new Heard(card, clock.instant()));
    }

    void forget(URI address) {
        cards.remove(address);
    }

    private void forgetOld() {
        Instant oldest = clock.instant().minus(GOOD_FOR);
        cards.values().removeIf(heard -> heard.at().isBefore(oldest));
    }
}
