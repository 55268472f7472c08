package dev.syncline.transport;

import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import java.time.Clock;
import java.time.Instant;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Deletes parts of files that nobody asked for since long, and the oldest where all of them take too much room. */
@Configuration(proxyBeanMethods = false)
class SweepParts {

    private static final Logger LOG = LoggerFactory.getLogger(SweepParts.class);

    @Bean
    static RecurringTask<Void> sweepPartsTask(
            ObjectProvider<FileParts> parts,
            ObjectProvider<WantedFiles> wanted,
            ObjectProvider<FileQuotas> quotas,
            FileSettings settings,
            Clock clock) {
        return Tasks.recurring("transport.sweep-parts", FixedDelay.ofHours(1)).execute((instance, context) -> {
            Instant before = clock.instant().minus(settings.keepParts());
            int swept = parts.getObject().sweep(before, settings.parts().toBytes());
            wanted.getObject().sweep(before);
            quotas.getObject().sweep();
            if (swept > 0) {
                LOG.info("Deleted what came of {} files that nobody asked for any more.", swept);
            }
        });
    }
}
