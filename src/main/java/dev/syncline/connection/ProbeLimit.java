package dev.syncline.connection;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;
import org.springframework.stereotype.Component;

/** Lets each user ask only so many destinations in a minute, so that the wizard is no tool to look around with. */
@Component
class ProbeLimit {

    private static final Duration WINDOW = Duration.ofMinutes(1);

    private final Clock clock;
    private final int most;
    private final Map<String, Deque<Instant>> asked = new HashMap<>();

    ProbeLimit(Clock clock, ProbeSettings settings) {
        this.clock = clock;
        this.most = settings.perMinute();
    }

    /**
     * Counts a question to a destination.
     *
     * @throws Refusal for {@code destination} when this user asked too many in the last minute
     */
    synchronized void count(String by) {
        Instant now = clock.instant();
        asked.values().removeIf(times -> times.getLast().plus(WINDOW).isBefore(now));
        Deque<Instant> times = asked.computeIfAbsent(by, name -> new ArrayDeque<>());
        while (!times.isEmpty() && !times.getFirst().plus(WINDOW).isAfter(now)) {
            times.removeFirst();
        }
        if (times.size() >= most) {
            long wait = Duration.between(now, times.getFirst().plus(WINDOW))
                    .plusMillis(999)
                    .toSeconds();
            throw new Refusal(
                    "destination",
                    "You asked %d destinations within a minute, which is as many as this node permits. Wait %d s, then try again."
                            .formatted(most, wait));
        }
        times.addLast(now);
    }
}
