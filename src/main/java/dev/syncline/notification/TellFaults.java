package dev.syncline.notification;

import dev.syncline.fault.Fault;
import dev.syncline.fault.FaultGroup;
import dev.syncline.fault.FaultNews;
import dev.syncline.fault.Faults;
import dev.syncline.fault.NewFault;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Tells of new faults on every way that is on. A notice is marked as told after it went out: a crash in between tells
 * it once more, and loses none.
 */
@Component
class TellFaults {

    private static final Duration PAUSE = Duration.ofMinutes(5);
    private static final int NOTICES = 20;
    private static final int AT_ONCE = 10_000;

    private final List<Delivers> ways;
    private final WayStates states;
    private final Notifications notifications;
    private final FaultNews news;
    private final Faults faults;
    private final FaultWords words;
    private final TransactionTemplate together;
    private final Clock clock;

    TellFaults(
            List<Delivers> ways,
            WayStates states,
            Notifications notifications,
            FaultNews news,
            Faults faults,
            FaultWords words,
            TransactionTemplate together,
            Clock clock) {
        this.ways = ways;
        this.states = states;
        this.notifications = notifications;
        this.news = news;
        this.faults = faults;
        this.words = words;
        this.together = together;
        this.clock = clock;
    }

    /** One turn; never two at a time. */
    synchronized void turn() {
        news.tidy();
        ways.forEach(this::turn);
    }

    private void turn(Delivers delivers) {
        if (!delivers.isOn() || isPaused(delivers.way())) {
            return;
        }
        Duration quiet = notifications.quiet();
        List<FaultGroup> due = news.groups(delivers.way().name()).stream()
                .filter(group -> !states.isQuiet(delivers.way(), group.key(), quiet))
                .limit(NOTICES)
                .toList();
        for (FaultGroup group : due) {
            if (!tell(delivers, group)) {
                return;
            }
        }
    }

    private boolean isPaused(Way way) {
        Instant notBefore = states.of(way).notBefore();
        return notBefore != null && clock.instant().isBefore(notBefore);
    }

    private boolean tell(Delivers delivers, FaultGroup group) {
        Way way = delivers.way();
        List<Fault> told = news.of(way.name(), group, AT_ONCE);
        if (told.isEmpty()) {
            return true;
        }
        try {
            delivers.deliver(words.about(group, told));
        } catch (NotSent failure) {
            failed(way, String.valueOf(failure.getMessage()));
            return false;
        }
        together.executeWithoutResult(done -> {
            news.heard(way.name(), told);
            states.told(way, group.key());
            states.sent(way);
            faults.resolveNode(way.fault());
        });
        return true;
    }

    private void failed(Way way, String problem) {
        together.executeWithoutResult(done -> {
            states.failed(way, problem, PAUSE);
            faults.report(new NewFault(
                    Fault.Level.NODE,
                    null,
                    way.fault(),
                    problem,
                    null,
                    0,
                    "Correct it under General settings, Notifications, and send a test. Nothing is lost: what was not told is told then.",
                    null));
        });
    }
}
