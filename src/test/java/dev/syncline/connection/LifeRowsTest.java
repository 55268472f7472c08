package dev.syncline.connection;

import static org.assertj.core.api.Assertions.assertThat;

import dev.syncline.testing.Eventually;
import dev.syncline.testing.OnH2;
import dev.syncline.testing.OnPostgres;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Of two processes that begin the same life at the same moment neither fails. */
class LifeRowsTest {

    /** The shared sentences. */
    abstract static class Contract {

        final UUID connection = UUID.randomUUID();

        @Autowired
        LifeRows rows;

        @Autowired
        JdbcClient jdbc;

        @Autowired
        PlatformTransactionManager transactions;

        @Test
        void aLifeThatWasBegunInATransactionThatIsTakenBackIsNone() {
            transaction().executeWithoutResult(own -> {
                rows.add(connection);
                own.setRollbackOnly();
            });
            assertThat(rows.find(connection)).isEmpty();
        }

        @Test
        void aLifeThatIsThereStays() {
            rows.add(connection);
            Life begun = rows.find(connection).orElseThrow();
            rows.add(connection);
            transaction().executeWithoutResult(own -> rows.add(connection));
            assertThat(rows.find(connection)).contains(begun);
        }

        long lives() {
            return jdbc.sql("select count(*) from connection_life where connection_id = ?")
                    .param(connection)
                    .query(Long.class)
                    .single();
        }

        TransactionTemplate transaction() {
            return new TransactionTemplate(transactions);
        }
    }

    @Nested
    @OnH2
    class LifeRowsOnH2 extends Contract {}

    @Nested
    @OnPostgres
    class LifeRowsOnPostgres extends Contract {

        /** Only here an insert that fails fails the whole transaction. */
        @Test
        void aTransactionGoesOnThatAnotherProcessWasAMomentAheadOf() {
            CompletableFuture<Void> second = new CompletableFuture<>();
            transaction().executeWithoutResult(first -> {
                rows.add(connection);
                second.completeAsync(() -> {
                    transaction().executeWithoutResult(own -> rows.claim(connection));
                    return null;
                });
                Eventually.holds("the second waits for the first", () -> second.isDone() || waiting());
            });
            second.join();

            assertThat(rows.find(connection)).get().matches(Life::claims);
            assertThat(lives()).isEqualTo(1);
        }

        /** Whether a transaction of this database waits for another one. */
        private boolean waiting() {
            return jdbc.sql("select count(*) from pg_stat_activity where datname = current_database()"
                                    + " and wait_event_type = 'Lock'")
                            .query(Long.class)
                            .single()
                    > 0;
        }
    }
}
