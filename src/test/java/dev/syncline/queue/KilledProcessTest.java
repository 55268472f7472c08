package dev.syncline.queue;

import static org.assertj.core.api.Assertions.assertThat;

import dev.syncline.testing.PostgresServer;
import java.time.Clock;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** The embedded database is open in one process only: nobody waits for a sign of life from the one before. */
class KilledProcessTest {

    private final PostgresServer.Database database = QueueProcess.h2();

    @Test
    void isForgottenByTheNextStart() {
        UUID killed = UUID.randomUUID();
        try (QueueProcess before = start()) {
            before.jdbc()
                    .sql("insert into queue_process (id, beat, held) values (:id, 5, 8)")
                    .param("id", killed)
                    .update();
        }
        try (QueueProcess after = start()) {
            assertThat(after.jdbc()
                            .sql("select id from queue_process")
                            .query(UUID.class)
                            .list())
                    .hasSize(1)
                    .doesNotContain(killed);
        }
    }

    private QueueProcess start() {
        return new QueueProcess(database, Clock.systemUTC(), new QueueSettings(8, 4, 200), new Script());
    }
}
