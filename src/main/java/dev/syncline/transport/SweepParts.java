package dev.syncline.transport;

import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import java.time.Clock;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Deletes what transfers left behind whose process was killed. */
@Configuration(proxyBeanMethods = false)
class SweepParts {

    /** Long past any transfer: other processes of this node may share the folder. */
    static final Duration AGE = Duration.ofHours(24);

    private static final Logger LOG = LoggerFactory.getLogger(SweepParts.class);

    @Bean
    static RecurringTask<Void> sweepPartsTask(
            ObjectProvider<RemoteFiles> files, ObjectProvider<WantedFiles> wanted, Clock clock) {
        return Tasks.recurring("transport.sweep-parts", FixedDelay.ofHours(1)).execute((instance, context) -> {
            int swept = files.getObject().sweep(clock.instant().minus(AGE));
            wanted.getObject().sweep(clock.instant().minus(AGE));
            if (swept > 0) {
                LOG.info("Deleted {} files of interrupted transfers.", swept);
            }
        });
    }
}
