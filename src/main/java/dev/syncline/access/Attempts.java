package dev.syncline.access;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import org.springframework.stereotype.Component;

/**
 * How often somebody may try to sign in: per user and address five times at once, then after 1, 2, 4, ... seconds up to
 * 15 minutes; on the whole node 100 times a minute. A stranger elsewhere locks nobody out for good.
 */
@Component
class Attempts {

    static final int FREE = 5;
    static final int PER_MINUTE = 100;
    private static final Duration LONGEST_WAIT = Duration.ofMinutes(15);
    private static final Duration MINUTE = Duration.ofMinutes(1);
    private static final int REMEMBERED = 10_000;

    private final Clock clock;
    private final Map<Who, Failures> failures = new LinkedHashMap<>();
    private Instant minuteBegan = Instant.MIN;
    private int thisMinute;

    Attempts(Clock clock) {
        this.clock = clock;
    }

    /** A user name as typed, from an address. */
    record Who(String name, String address) {}

    /** How often it failed, and when last. */
    private record Failures(int count, Instant last) {

        Instant nextJudged() {
            int beyond = count - FREE;
            if (beyond < 0) {
                return last;
            }
            Duration wait = Duration.ofSeconds(1L << Math.min(beyond, 20));
            return last.plus(wait.compareTo(LONGEST_WAIT) < 0 ? wait : LONGEST_WAIT);
        }
    }

    /**
     * Counts an attempt as failed until {@link #forget} says otherwise, so that attempts made at once are counted too.
     *
     * @throws TooManyAttempts when this one must not be judged
     */
    synchronized void admit(Who who) {
        Instant now = clock.instant();
        Failures before = failures.get(who);
        if (before != null && now.isBefore(before.nextJudged())) {
            throw new TooManyAttempts(Duration.between(now, before.nextJudged()));
        }
        admitOnTheWhole(now);
        failures.remove(who);
        failures.put(who, new Failures(before == null ? 1 : before.count() + 1, now));
        if (failures.size() > REMEMBERED) {
            failures.remove(failures.keySet().iterator().next());
        }
    }

    synchronized void forget(Who who) {
        failures.remove(who);
    }

    private void admitOnTheWhole(Instant now) {
        if (minuteBegan.equals(Instant.MIN) || !now.isBefore(minuteBegan.plus(MINUTE))) {
            minuteBegan = now;
            thisMinute = 0;
        }
        thisMinute++;
        if (thisMinute > PER_MINUTE) {
            throw new TooManyAttempts(Duration.between(now, minuteBegan.plus(MINUTE)));
        }
    }
}
