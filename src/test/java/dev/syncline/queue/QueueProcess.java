package dev.syncline.queue;

import com.zaxxer.hikari.HikariDataSource;
import dev.syncline.testing.MigratedDatabase;
import dev.syncline.testing.PostgresServer;
import java.time.Clock;
import java.time.Duration;
import java.util.UUID;
import javax.sql.DataSource;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.annotation.EnableTransactionManagement;
import org.springframework.transaction.support.TransactionTemplate;

/** One process that works a queue; several may share a database. */
final class QueueProcess implements AutoCloseable {

    private final AnnotationConfigApplicationContext context = new AnnotationConfigApplicationContext();
    private final HikariDataSource source;

    QueueProcess(PostgresServer.Database database, Clock clock, QueueSettings settings, Script script) {
        source = new HikariDataSource();
        source.setJdbcUrl(database.url());
        source.setUsername(database.user());
        source.setPassword(database.password());
        source.setMaximumPoolSize(10);
        context.registerBean(DataSource.class, () -> source);
        context.registerBean(Clock.class, () -> clock);
        context.registerBean(QueueSettings.class, () -> settings);
        context.registerBean(Script.class, () -> script);
        context.register(Ground.class);
        context.scan("dev.syncline.queue");
        context.refresh();
    }

    static PostgresServer.Database h2() {
        return MigratedDatabase.inMemory();
    }

    Queue queue() {
        return context.getBean(Queue.class);
    }

    Board board() {
        return context.getBean(Board.class);
    }

    JdbcClient jdbc() {
        return context.getBean(JdbcClient.class);
    }

    TransactionTemplate transaction() {
        return context.getBean(TransactionTemplate.class);
    }

    long put(String lane, UUID connection, String payload) {
        return put(new NewWork("step", new Lane(lane), connection, "Step " + payload, payload));
    }

    long putBackFill(String lane, UUID connection, String payload) {
        return put(new NewWork("step", new Lane(lane), connection, "Step " + payload, payload, true));
    }

    private long put(NewWork work) {
        return java.util.Objects.requireNonNull(transaction().execute(status -> queue().put(work)));
    }

    /** Sees at once that a clock was moved. */
    void lookAtTheClock() {
        board().wakeDue();
    }

    /** As a node that is shut down. */
    void stop(Duration grace) {
        context.getBean(QueueEngine.class).stop(grace);
    }

    /** As a test's context is paused and resumed. */
    void stopAndStart() {
        QueueEngine engine = context.getBean(QueueEngine.class);
        engine.stop();
        engine.start();
    }

    /** Dies as a killed process would: its database connections are cut, nothing is given back. */
    void die() {
        source.close();
    }

    @Override
    public void close() {
        context.close();
        source.close();
    }

    /** What the queue stands on; no @Configuration, or whole nodes would find it by scanning. */
    @EnableTransactionManagement(proxyTargetClass = true)
    static class Ground {

        @Bean
        PlatformTransactionManager transactionManager(DataSource source) {
            return new JdbcTransactionManager(source);
        }

        @Bean
        TransactionTemplate transactionTemplate(PlatformTransactionManager manager) {
            return new TransactionTemplate(manager);
        }

        @Bean
        JdbcClient jdbcClient(DataSource source) {
            return JdbcClient.create(source);
        }
    }
}
