package dev.syncline.connection;

import com.github.kagkarlsson.scheduler.task.CompletionHandler;
import com.github.kagkarlsson.scheduler.task.helper.CustomTask;
import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import java.time.Clock;
import java.util.UUID;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.transaction.support.TransactionTemplate;

/** The timed work of keys: each other side is told until it has signed that it knows the key in use. */
@Configuration(proxyBeanMethods = false)
class TellNewKey {

    @Bean
    CustomTask<Integer> exchangeKeysTask(KeyCalls calls, Clock clock) {
        return Tasks.custom(KeyTasks.TASK, Integer.class)
                .onDeadExecutionRevive()
                .execute((instance, context) -> {
                    if (calls.exchange(UUID.fromString(instance.getId()))) {
                        return new CompletionHandler.OnCompleteRemove<>();
                    }
                    int attempts = instance.getData() == null ? 0 : instance.getData();
                    return (complete, operations) -> operations.reschedule(
                            complete, clock.instant().plus(TellOtherSide.wait(attempts)), attempts + 1);
                });
    }

    @Bean
    RecurringTask<Void> tellNewKeyTask(OwnKeys keys, TransactionTemplate transaction, InvitationSettings settings) {
        return Tasks.recurring(KeyTasks.SWEEP, FixedDelay.of(settings.askEvery()))
                .execute((instance, context) -> transaction.executeWithoutResult(status -> keys.sweep()));
    }
}
