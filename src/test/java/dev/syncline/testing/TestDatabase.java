package dev.syncline.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import org.springframework.boot.test.util.TestPropertyValues;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;

/**
 * Gives each test context a database and a data folder of its own. What happens from time to time happens there once, at
 * the start, and when a test asks for it: a dozen contexts wait for other tests at once, and each would write to its
 * database every second.
 */
final class TestDatabase {

    private static final String SELDOM = "db-scheduler.polling-interval=1h";

    private TestDatabase() {}

    /** An H2 database in memory. */
    static final class H2 implements ApplicationContextInitializer<ConfigurableApplicationContext> {
        @Override
        public void initialize(ConfigurableApplicationContext context) {
            TestPropertyValues.of(
                            "spring.datasource.url="
                                    + MigratedDatabase.inMemory().url(),
                            "syncline.data=" + folder(),
                            SELDOM)
                    .applyTo(context);
        }
    }

    /** A PostgreSQL database. */
    static final class Postgres implements ApplicationContextInitializer<ConfigurableApplicationContext> {
        @Override
        public void initialize(ConfigurableApplicationContext context) {
            PostgresServer.Database database = PostgresServer.newDatabase();
            TestPropertyValues.of(
                            "spring.datasource.url=" + database.url(),
                            "spring.datasource.username=" + database.user(),
                            "spring.datasource.password=" + database.password(),
                            // The server of a test run may stop before its nodes; they must not wait for it.
                            "spring.datasource.hikari.connection-timeout=2000",
                            "syncline.data=" + folder(),
                            SELDOM)
                    .applyTo(context);
        }
    }

    private static String folder() {
        try {
            return Files.createTempDirectory("syncline-test").toString();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
