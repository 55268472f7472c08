package dev.syncline.timed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.github.kagkarlsson.scheduler.SchedulerClient;
import com.github.kagkarlsson.scheduler.exceptions.TaskInstanceException;
import com.github.kagkarlsson.scheduler.task.TaskInstanceId;
import com.github.kagkarlsson.scheduler.task.helper.OneTimeTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import dev.syncline.testing.OnH2;
import dev.syncline.testing.OnPostgres;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.UUID;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.support.StaticListableBeanFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DelegatingDataSource;

/** A task that waits runs now, and asking for it never hurts the one who asks. */
class TimedTasksTest {

    private static final String TASK = "test.later";
    private static final Instant NOW = Instant.parse("2031-01-31T12:00:00Z");
    private static final Instant LATER = NOW.plusSeconds(3600);

    /** The shared sentences. */
    abstract static class Contract {

        final OneTimeTask<Void> task = Tasks.oneTime(TASK).execute((instance, context) -> {});
        final String instance = UUID.randomUUID().toString();

        @Autowired
        DataSource database;

        @Autowired
        JdbcClient jdbc;

        @BeforeEach
        void aTaskThatWaits() {
            client(database).scheduleIfNotExists(task.instance(instance), LATER);
        }

        @AfterEach
        void nothingStays() {
            jdbc.sql("delete from scheduled_tasks where task_name = ?")
                    .param(TASK)
                    .update();
        }

        @Test
        void whatWaitsRunsNow() {
            timed(client(database)).soon(TASK, instance);
            assertThat(time()).isEqualTo(NOW);
        }

        @Test
        void whatRunsAlreadyStaysAsItIs() {
            pick();
            timed(client(database)).soon(TASK, instance);
            assertThat(time()).isEqualTo(LATER);
        }

        @Test
        void whatWasPickedBetweenTheSchedulersLookAndItsUpdateStaysAsItIs() {
            SchedulerClient late = client(new PickedMeanwhile());
            timed(late).soon(TASK, instance);
            assertThat(time()).isEqualTo(LATER);
        }

        @Test
        void theSchedulerItselfFailsThen() {
            SchedulerClient late = client(new PickedMeanwhile());
            TaskInstanceId id = TaskInstanceId.of(TASK, instance);
            assertThatThrownBy(() -> late.reschedule(id, NOW)).isInstanceOf(TaskInstanceException.class);
        }

        @Test
        void whatNobodyScheduledIsNotBegun() {
            timed(client(database)).soon(TASK, "nothing of that name");
            assertThat(jdbc.sql("select count(*) from scheduled_tasks where task_instance = 'nothing of that name'")
                            .query(Long.class)
                            .single())
                    .isZero();
        }

        private SchedulerClient client(DataSource source) {
            return SchedulerClient.Builder.create(source, task).build();
        }

        private TimedTasks timed(SchedulerClient client) {
            return new TimedTasks(
                    new StaticListableBeanFactory(Map.of("client", client)).getBeanProvider(SchedulerClient.class),
                    Clock.fixed(NOW, ZoneOffset.UTC));
        }

        private Instant time() {
            return jdbc.sql("select execution_time from scheduled_tasks where task_name = ? and task_instance = ?")
                    .params(TASK, instance)
                    .query(OffsetDateTime.class)
                    .single()
                    .toInstant();
        }

        private void pick() {
            jdbc.sql("update scheduled_tasks set picked = true, picked_by = 'another', version = version + 1"
                            + " where task_name = ? and task_instance = ?")
                    .params(TASK, instance)
                    .update();
        }

        /** The second connection is the one for the update: the task is picked right before. */
        private final class PickedMeanwhile extends DelegatingDataSource {

            private int connections;

            PickedMeanwhile() {
                super(database);
            }

            @Override
            public Connection getConnection() throws SQLException {
                connections++;
                if (connections == 2) {
                    pick();
                }
                return super.getConnection();
            }
        }
    }

    @Nested
    @OnH2
    class TimedTasksOnH2 extends Contract {}

    @Nested
    @OnPostgres
    class TimedTasksOnPostgres extends Contract {}
}
