package dev.syncline.change;

import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import dev.syncline.connection.Connections;
import dev.syncline.connector.Connector;
import dev.syncline.connector.LocalTracker;
import dev.syncline.connector.TrackerFailure;
import dev.syncline.fault.Fault;
import dev.syncline.fault.Faults;
import dev.syncline.fault.FreeSpace;
import dev.syncline.fault.NewFault;
import dev.syncline.fault.Setbacks;
import dev.syncline.queue.Queue;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.dao.OptimisticLockingFailureException;

/** The recurring poll; while the tracker does not answer, it is a fault of the node that resolves itself. */
@Configuration(proxyBeanMethods = false)
class PollTask {

    private static final String WHAT = Faults.TRACKER;

    private static final String WAITS =
            "Changes are read again by themselves as soon as the tracker answers; nothing is lost meanwhile.";
    private static final String SETTINGS =
            "Correct what it says under General settings, Tracker. Changes are read again by themselves as soon as the tracker takes the settings; nothing is lost meanwhile.";
    private static final String ELSEWHERE =
            "Correct the address and the credentials, or press 'It is the same data' under General settings, Tracker. What waits then goes on by itself; nothing is lost meanwhile.";

    private final PollChanges poll;
    private final Polling polling;
    private final ObjectProvider<LocalTracker> tracker;
    private final Faults faults;
    private final FreeSpace space;
    private final Connections connections;
    private final Queue queue;
    private final Clock clock;
    private Instant notBefore = Instant.MIN;
    private boolean faultMayBeOpen = true;

    /** The first answer after a start counts: work may wait since before it. */
    private boolean isAwaited = true;

    private @Nullable Connector asked;

    /** What the open fault says stands in the way; null when nobody was told of anything since the last answer. */
    private TrackerFailure.@Nullable Kind told;

    PollTask(
            PollChanges poll,
            Polling polling,
            ObjectProvider<LocalTracker> tracker,
            Faults faults,
            FreeSpace space,
            Connections connections,
            Queue queue,
            Clock clock) {
        this.poll = poll;
        this.tracker = tracker;
        this.polling = polling;
        this.faults = faults;
        this.space = space;
        this.connections = connections;
        this.queue = queue;
        this.clock = clock;
    }

    /** Asks for the rest only when it runs: the scheduler is there before what it schedules. */
    @Bean
    static RecurringTask<Void> pollChangesTask(ChangeSettings settings, ObjectProvider<PollTask> polls) {
        return Tasks.recurring(Polling.TASK, FixedDelay.of(settings.pollInterval()))
                .execute((instance, context) -> polls.getObject().run());
    }

    synchronized void run() {
        try {
            forgetWhatAnotherTrackerSaid();
            if (clock.instant().isBefore(notBefore)) {
                return;
            }
            boolean again = true;
            while (again) {
                if (space.isShort()) {
                    return; // the cursor stays: what changed waits in the tracker
                }
                polling.takeStirred();
                again = poll.once() || polling.takeStirred();
                Duration pause = poll.pause();
                notBefore = clock.instant().plus(pause);
                again &= pause.isZero();
            }
            if (faultMayBeOpen) {
                faults.resolveNode(WHAT);
                faultMayBeOpen = false;
            }
            told = null;
            wake();
        } catch (OptimisticLockingFailureException e) {
            // Another process read these changes; nothing is lost and the next poll goes on from there.
            return;
        } catch (TrackerFailure e) {
            isAwaited = true;
            notBefore = clock.instant().plus(e.comeBackIn().orElse(Duration.ZERO));
            tell(e);
        }
    }

    /** That it was not even asked is no news to who knows why. */
    private void tell(TrackerFailure failure) {
        if (told != null && failure.kind() == TrackerFailure.Kind.SILENT) {
            return;
        }
        if (told == TrackerFailure.Kind.SILENT) {
            faults.resolveNode(WHAT);
        }
        told = failure.kind();
        report(failure);
    }

    /** The tracker answers again: what waits for just that goes on at once. */
    private void wake() {
        if (isAwaited) {
            isAwaited = false;
            connections.active().forEach(each -> queue.wake(each.id().value(), Setbacks.TRACKER));
        }
    }

    /** How long to wait was said by a tracker, or under settings, that may not be in use any more. */
    private void forgetWhatAnotherTrackerSaid() {
        Connector now = tracker.getObject().connector();
        if (now != asked) {
            asked = now;
            notBefore = Instant.MIN;
        }
    }

    private void report(TrackerFailure failure) {
        faultMayBeOpen = true;
        faults.report(new NewFault(
                Fault.Level.NODE,
                null,
                WHAT,
                String.valueOf(failure.getMessage()),
                null,
                0,
                remedy(failure.kind()),
                null));
    }

    private static String remedy(TrackerFailure.Kind kind) {
        return switch (kind) {
            case ELSEWHERE -> ELSEWHERE;
            case AUTH_REVOKED, FORBIDDEN, NOT_FOUND, VALIDATION -> SETTINGS;
            default -> WAITS;
        };
    }
}
