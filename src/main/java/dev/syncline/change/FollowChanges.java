package dev.syncline.change;

import com.github.kagkarlsson.scheduler.task.ExecutionContext;
import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import dev.syncline.connector.ChangeStream;
import dev.syncline.connector.ChangesPage.Hint;
import dev.syncline.connector.Connector;
import dev.syncline.connector.LocalTracker;
import dev.syncline.connector.TrackerFailure;
import dev.syncline.connector.TrackerStirred;
import java.time.Duration;
import java.util.List;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.event.ContextClosedEvent;
import org.springframework.context.event.EventListener;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Follows the tracker's stream of changes in one process of the cluster: the execution lasts as long as the stream is
 * followed, so db-scheduler gives it to another process when this one dies.
 *
 * <p>Hints go the way of a webhook's and are kept together with the place behind them. So neither a crash nor a place
 * that an earlier holder kept late loses anything; and what no place covers, the next poll reads anyway.
 */
@Configuration(proxyBeanMethods = false)
class FollowChanges {

    static final String TASK = "change.follow";

    private static final Logger LOG = LoggerFactory.getLogger(FollowChanges.class);
    private static final Duration LOOK_AGAIN = Duration.ofSeconds(5);
    private static final int HINTS_AT_ONCE = 200;
    private static final double TOO_STALE = 0.7;

    private final ObjectProvider<LocalTracker> tracker;
    private final Places places;
    private final Deliveries deliveries;
    private final TransactionTemplate transaction;
    private final ApplicationEventPublisher events;
    private volatile String told = "";
    private boolean stopping;

    FollowChanges(
            ObjectProvider<LocalTracker> tracker,
            Places places,
            Deliveries deliveries,
            TransactionTemplate transaction,
            ApplicationEventPublisher events) {
        this.tracker = tracker;
        this.places = places;
        this.deliveries = deliveries;
        this.transaction = transaction;
        this.events = events;
    }

    /** Asks for the rest only when it runs: the scheduler is there before what it schedules. */
    @Bean
    static RecurringTask<Void> followChangesTask(ObjectProvider<FollowChanges> follow) {
        return Tasks.recurring(TASK, FixedDelay.of(LOOK_AGAIN))
                .execute((instance, context) -> follow.getObject().follow(() -> mayGoOn(context)));
    }

    /** Follows until the connector is opened anew, the node stops or the claim is lost; at once when there is nothing to. */
    void follow(BooleanSupplier mayGoOn) {
        LocalTracker local = tracker.getObject();
        Connector connector = local.connector();
        String name = local.kind().name();
        try (ChangeStream stream = connector.follow(new Heard(name)).orElse(null)) {
            if (stream != null) {
                told = "";
                LOG.info("The stream of changes of {} is followed from now on.", name);
                hold(() -> mayGoOn.getAsBoolean() && tracker.getObject().connector() == connector);
                LOG.info("The stream of changes of {} is not followed here any more.", name);
            }
        } catch (TrackerFailure notNow) {
            tell(String.valueOf(notNow.getMessage()));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Every reason once: this comes again and again. */
    private void tell(String why) {
        if (!why.equals(told)) {
            told = why;
            LOG.warn("The stream of changes cannot be followed now; polling goes on. {}", why);
        }
    }

    /** Before the scheduler waits for what still runs. */
    @EventListener(ContextClosedEvent.class)
    synchronized void stop() {
        stopping = true;
        notifyAll();
    }

    private synchronized void hold(BooleanSupplier mayGoOn) throws InterruptedException {
        while (!stopping && mayGoOn.getAsBoolean()) {
            wait(1000);
        }
    }

    private static boolean mayGoOn(ExecutionContext context) {
        return !context.getSchedulerState().isShuttingDown()
                && context.getCurrentlyExecuting().getHeartbeatState().getFractionDead() < TOO_STALE;
    }

    /** Keeps what one tracker tells. */
    private final class Heard implements ChangeStream.Listener {

        private final String kind;

        Heard(String kind) {
            this.kind = kind;
        }

        @Override
        public @Nullable String place(String topic) {
            return places.of(kind, topic);
        }

        @Override
        public void heard(String topic, List<Hint> hints, String place) {
            transaction.executeWithoutResult(status -> {
                for (int from = 0; from < hints.size(); from += HINTS_AT_ONCE) {
                    List<Hint> some = hints.subList(from, Math.min(hints.size(), from + HINTS_AT_ONCE));
                    deliveries.put(kind, topic + "\n" + place + "\n" + from, some);
                }
                places.keep(kind, topic, place);
            });
        }

        @Override
        public void lost(String topic) {
            transaction.executeWithoutResult(status -> places.forget(kind, topic));
            stirred();
        }

        @Override
        public void stirred() {
            events.publishEvent(new TrackerStirred(kind));
        }
    }
}
