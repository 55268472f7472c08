package dev.syncline.backup;

import com.github.kagkarlsson.scheduler.task.ExecutionComplete;
import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.Schedule;
import dev.syncline.node.ThisNode;
import java.time.Duration;
import java.time.Instant;
import javax.sql.DataSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Copies the embedded database regularly. */
@Configuration(proxyBeanMethods = false)
class RegularBackup {

    static final String TASK = "backup.regular";

    private static final Logger LOG = LoggerFactory.getLogger(RegularBackup.class);

    @Bean
    static RecurringTask<Void> regularBackupTask(
            Backups backups, BackupSettings settings, DataSource database, ObjectProvider<ThisNode> node) {
        return Tasks.recurring(TASK, new After(settings.every())).execute((instance, context) -> {
            if (backups.automatic()) {
                make(backups, database, node.getObject());
            }
        });
    }

    private static void make(Backups backups, DataSource database, ThisNode node) {
        try {
            backups.make(database, Backups.Kind.REGULAR).ifPresent(made -> {
                node.copied();
                LOG.info("The database was copied to {}.", made);
            });
        } catch (RuntimeException e) {
            LOG.error(
                    "No backup was made; the next one is tried in time. Make room, or correct syncline.backup.folder.",
                    e);
        }
    }

    /** So long after the last time; at first so long after the node came into being, when there is something to copy. */
    private record After(Duration pause) implements Schedule {

        @Override
        public Instant getNextExecutionTime(ExecutionComplete last) {
            return last.getTimeDone().plus(pause);
        }

        @Override
        public boolean isDeterministic() {
            return false;
        }
    }
}
