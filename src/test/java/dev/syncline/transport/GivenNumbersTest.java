package dev.syncline.transport;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.syncline.connection.Connection.Status;
import dev.syncline.connection.Connection.Type;
import dev.syncline.testing.MigratedDatabase;
import dev.syncline.testing.MovableClock;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import org.springframework.transaction.support.TransactionTemplate;

/** A database that forgets what it counted makes no envelope look like one that the other side has. */
class GivenNumbersTest {

    private Side acme;

    @BeforeEach
    void start(@TempDir Path data) {
        acme = new Side(
                "acme",
                MigratedDatabase.inMemory(),
                new MovableClock(Instant.parse("2026-03-01T12:00:00Z")),
                data,
                Optional.empty());
        acme.know(acme.id, acme.id, Type.PUBLIC, Status.PENDING, acme.address, acme.key());
    }

    @AfterEach
    void stop() {
        acme.close();
    }

    @Test
    void givesNoNumberTwiceThatWasSignedForWhenTheCounterFellBack() {
        send(3);
        acme.get(Outbox.class).forget(numbers());
        fallBack();
        send(2);

        assertThat(sequences()).containsExactly(4L, 5L);
        assertThat(counted()).isEqualTo(5);
    }

    @Test
    void givesNoNumberTwiceThatStillWaitsWhenTheCounterFellBackBeforeThisProcessStarted() {
        send(3);
        fallBack();
        Sequences later = new Sequences(acme.get(JdbcClient.class), acme.get(PlatformTransactionManager.class));

        assertThat(transaction().<Long>execute(status -> later.next(acme.id, acme.incarnation)))
                .isEqualTo(4);
    }

    @Test
    void givesANumberAgainWhoseTransactionWasRolledBack() {
        send(1);
        assertThatThrownBy(() -> transaction().executeWithoutResult(status -> {
                    acme.get(Envelopes.class).send(acme.id, UUID.randomUUID(), "sync", "ACME-1", "never");
                    throw new IllegalStateException("no");
                }))
                .hasMessage("no");
        send(1);

        assertThat(sequences()).containsExactly(1L, 2L);
    }

    @Test
    void waitsForTheWordOfACommitThatTheDatabaseHasMadeAndForgotten() {
        CompletableFuture<Void> other = new CompletableFuture<>();
        transaction().executeWithoutResult(status -> {
            TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
                @Override
                public void afterCommit() {
                    fallBack();
                    CompletableFuture.runAsync(() -> send(1)).whenComplete((done, failure) -> other.complete(null));
                }
            });
            acme.get(Envelopes.class).send(acme.id, UUID.randomUUID(), "sync", "ACME-1", "first");
        });
        other.join();

        assertThat(sequences()).containsExactly(1L, 2L);
    }

    private void send(int times) {
        for (int time = 0; time < times; time++) {
            acme.send(UUID.randomUUID(), "one");
        }
    }

    /** As H2 does when a transaction that held the counter rolls back while others wait for it. */
    private void fallBack() {
        new TransactionTemplate(acme.get(PlatformTransactionManager.class), apart())
                .executeWithoutResult(status -> acme.get(JdbcClient.class)
                        .sql("update transport_sequence set last = last - 1")
                        .update());
    }

    private static TransactionTemplate apart() {
        TransactionTemplate apart = new TransactionTemplate();
        apart.setPropagationBehavior(TransactionTemplate.PROPAGATION_REQUIRES_NEW);
        return apart;
    }

    private TransactionTemplate transaction() {
        return acme.get(TransactionTemplate.class);
    }

    private List<Long> numbers() {
        return acme.get(Outbox.class).next(acme.id).stream()
                .map(Outbox.Stored::number)
                .toList();
    }

    private List<Long> sequences() {
        return acme.get(Outbox.class).next(acme.id).stream()
                .map(stored -> stored.message().sequence())
                .toList();
    }

    private long counted() {
        return acme.get(JdbcClient.class)
                .sql("select last from transport_sequence")
                .query(Long.class)
                .single();
    }
}
