package dev.syncline.connection;

import com.github.kagkarlsson.scheduler.task.CompletionHandler;
import com.github.kagkarlsson.scheduler.task.helper.CustomTask;
import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The timed work of notices: each is told until the other side signs for it, or until a later one takes its place. */
@Configuration(proxyBeanMethods = false)
class TellOtherSide {

    private static final List<Duration> STEPS = List.of(
            Duration.ofSeconds(1),
            Duration.ofSeconds(5),
            Duration.ofSeconds(30),
            Duration.ofMinutes(2),
            Duration.ofMinutes(10));

    @Bean
    CustomTask<Void> tellOtherSideTask(SentNotices notices, NoticeCalls calls, Clock clock) {
        return Tasks.custom(SentNotices.TASK, Void.class)
                .onDeadExecutionRevive()
                .execute((instance, context) -> {
                    String[] which = instance.getId().split(":", 2);
                    Optional<SentNotices.Kept> kept = notices.find(UUID.fromString(which[0]))
                            .filter(found -> !found.told())
                            .filter(found -> found.notice().number() == Long.parseLong(which[1]));
                    if (kept.isEmpty() || calls.tell(kept.get())) {
                        return new CompletionHandler.OnCompleteRemove<>();
                    }
                    Duration wait = wait(kept.get().attempts());
                    return (complete, operations) ->
                            operations.reschedule(complete, clock.instant().plus(wait));
                });
    }

    @Bean
    RecurringTask<Void> forgetOldNotices(SentNotices notices, LifeRows lives) {
        return Tasks.recurring("connection.forget-old-notices", FixedDelay.ofHours(24))
                .execute((instance, context) -> {
                    notices.forgetOld();
                    lives.forgetOld();
                });
    }

    /** Sides that cannot be called ask for themselves. */
    @Bean
    RecurringTask<Void> askForNotices(NoticeCalls calls, InvitationSettings settings) {
        return Tasks.recurring("connection.ask-for-notices", FixedDelay.of(settings.askEvery()))
                .execute((instance, context) -> calls.ask());
    }

    static Duration wait(int attempts) {
        long millis = STEPS.get(Math.min(attempts, STEPS.size() - 1)).toMillis();
        return Duration.ofMillis(ThreadLocalRandom.current().nextLong(millis * 8 / 10, millis * 12 / 10 + 1));
    }
}
