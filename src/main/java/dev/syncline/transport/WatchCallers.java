package dev.syncline.transport;

import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import dev.syncline.connection.Connection;
import dev.syncline.connection.Connections;
import dev.syncline.fault.Fault;
import dev.syncline.fault.Faults;
import dev.syncline.fault.NewFault;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.stereotype.Component;

/** Notices sides that should call and do not, while something waits for them. */
@Component
class WatchCallers {

    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern(
                    "d MMM uuuu, HH:mm:ss 'UTC'", Locale.ENGLISH)
            .withZone(ZoneOffset.UTC);

    private final Connections connections;
    private final Callers callers;
    private final Outbox outbox;
    private final Peers peers;
    private final Faults faults;
    private final Duration silence;
    private final Clock clock;

    WatchCallers(
            Connections connections,
            Callers callers,
            Outbox outbox,
            Peers peers,
            Faults faults,
            PrivateSettings settings,
            Clock clock) {
        this.connections = connections;
        this.callers = callers;
        this.outbox = outbox;
        this.peers = peers;
        this.faults = faults;
        this.silence = settings.silence();
        this.clock = clock;
    }

    void look() {
        List<Connection> expected = connections.fetchedFrom();
        Map<String, Instant> calls =
                callers.lastCalls(expected.stream().map(Connection::id).toList());
        Instant before = clock.instant().minus(silence);
        for (Connection connection : expected) {
            Instant last = calls.get(connection.id().toString());
            if ((last == null || last.isBefore(before)) && outbox.holdsOlder(connection.id(), before)) {
                report(connection, last == null ? "has never called" : "has not called since " + TIME.format(last));
            }
        }
    }

    private void report(Connection connection, String sentence) {
        peers.isSilent(connection.id());
        faults.report(new NewFault(
                Fault.Level.CONNECTION,
                connection.id(),
                Peers.OTHER_NODE,
                "The other node of '" + connection.name() + "' " + sentence
                        + ". It cannot be called from here, so what waits for it stays here.",
                null,
                0,
                "Nothing is lost: changes wait and are handed out when it calls. Ask the other side's administrator"
                        + " whether their node runs and reaches this one.",
                null));
    }

    /** The timed work. */
    @Configuration(proxyBeanMethods = false)
    static class Task {

        @Bean
        static RecurringTask<Void> watchCallersTask(ObjectProvider<WatchCallers> watch) {
            return Tasks.recurring("transport.watch-callers", FixedDelay.ofSeconds(30))
                    .execute((instance, context) -> watch.getObject().look());
        }
    }
}
