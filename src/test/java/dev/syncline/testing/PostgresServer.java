package dev.syncline.testing;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.concurrent.atomic.AtomicInteger;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.testcontainers.DockerClientFactory;
import org.testcontainers.postgresql.PostgreSQLContainer;

/** One real PostgreSQL for all tests of a run: a container where Docker answers, embedded binaries elsewhere. */
public final class PostgresServer {

    private static final Logger LOG = LoggerFactory.getLogger(PostgresServer.class);
    private static final AtomicInteger NUMBER = new AtomicInteger();

    private PostgresServer() {}

    /** Where a database answers. */
    public record Database(String url, String user, String password) {}

    /** Makes a database that nobody else has, with every table. */
    public static Database newDatabase() {
        return make("t" + NUMBER.incrementAndGet(), " template " + Migrated.name());
    }

    /** Makes a database without a table. */
    public static Database emptyDatabase() {
        return make("t" + NUMBER.incrementAndGet(), "");
    }

    private static Database make(String name, String like) {
        Database server = Holder.SERVER;
        try (Connection connection = DriverManager.getConnection(server.url(), server.user(), server.password());
                Statement statement = connection.createStatement()) {
            statement.execute("create database " + name + like);
        } catch (SQLException e) {
            throw new IllegalStateException("PostgreSQL made no database.", e);
        }
        String url = server.url().substring(0, server.url().lastIndexOf('/') + 1) + name;
        return new Database(url, server.user(), server.password());
    }

    /** Starts the server when the first test asks. */
    private static final class Holder {
        static final Database SERVER = DockerClientFactory.instance().isDockerAvailable() ? container() : embedded();
    }

    /** Migrated when the first test asks, and copied for each. */
    private static final class Migrated {
        private static final String NAME = "migrated";

        static {
            MigratedDatabase.migrate(make(NAME, ""));
        }

        static String name() {
            return NAME;
        }
    }

    @SuppressWarnings("resource") // lives as long as the test run
    private static Database container() {
        LOG.info("PostgreSQL tests run in a container.");
        PostgreSQLContainer container = new PostgreSQLContainer("postgres:17");
        container.start();
        return new Database(
                container.getJdbcUrl().replaceAll("\\?.*", ""), container.getUsername(), container.getPassword());
    }

    private static Database embedded() {
        LOG.info("PostgreSQL tests run on embedded binaries.");
        try {
            EmbeddedPostgres postgres = EmbeddedPostgres.builder()
                    .setServerConfig("max_connections", "300")
                    .start();
            return new Database(
                    "jdbc:postgresql://localhost:" + postgres.getPort() + "/postgres", "postgres", "postgres");
        } catch (IOException e) {
            throw new UncheckedIOException("The embedded PostgreSQL did not start.", e);
        }
    }
}
