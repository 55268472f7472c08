package dev.syncline.node;

import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import java.time.Duration;
import javax.sql.DataSource;
import org.h2.engine.SessionLocal;
import org.h2.jdbc.JdbcConnection;
import org.h2.mvstore.FileStore;
import org.h2.mvstore.MVStore;
import org.h2.mvstore.RandomAccessStore;
import org.springframework.boot.autoconfigure.condition.ConditionalOnExpression;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.ConnectionCallback;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * Frees what the file of the embedded database keeps of the past.
 *
 * <p>Each commit appends a piece of many pages, which takes its place for as long as one page of it is the newest. H2
 * writes such pages again, so that the rest is freed, in the thread that also commits late; {@code WRITE_DELAY=0}
 * stops that thread (FileStore.setAutoCommitDelay of H2 2.4), so its work is done here.
 */
@Configuration(proxyBeanMethods = false)
@ConditionalOnExpression("'${spring.datasource.url:}'.startsWith('jdbc:h2:')")
class TidyDatabase {

    static final String TASK = "node.tidy-database";

    private static final Duration PAUSE = Duration.ofSeconds(20);

    /** Percent of a file's pieces, and of the file, that shall be in use. */
    private static final int USED = 60;

    /** Bytes written again at a time: commits wait for it, some 50 ms. */
    private static final int STEP = 1 << 20;

    private static final int STEPS = 16;

    @Bean
    static RecurringTask<Void> tidyDatabaseTask(DataSource database) {
        return Tasks.recurring(TASK, FixedDelay.of(PAUSE)).execute((instance, context) -> tidy(database));
    }

    static void tidy(DataSource database) {
        new JdbcTemplate(database).execute((ConnectionCallback<Boolean>) connection -> {
            JdbcConnection own = connection.unwrap(JdbcConnection.class);
            if (own.getSession() instanceof SessionLocal session) {
                tidy(session.getDatabase().getStore().getMvStore());
            }
            return true;
        });
    }

    private static void tidy(MVStore store) {
        int steps = 0;
        // Between two steps whoever wants to commit comes in.
        while (steps < STEPS && store.compact(USED, STEP)) {
            steps++;
        }
        FileStore<?> file = store.getFileStore();
        if (file instanceof RandomAccessStore pieces) {
            pieces.compactMoveChunks(USED, STEP, store);
        }
    }
}
