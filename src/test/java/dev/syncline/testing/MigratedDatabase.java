package dev.syncline.testing;

import dev.syncline.testing.PostgresServer.Database;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.flywaydb.core.Flyway;

/**
 * Databases that have every table already: a test process migrates one of each kind and copies it for all others, as
 * sixty migrations take longer than most tests. {@code NodeStartsTest} and {@code BackupsTest} migrate for themselves.
 */
public final class MigratedDatabase {

    private static final Map<String, String> H2_TYPES =
            Map.of("text", "character large object", "binary", "binary varying");
    private static final Map<String, String> POSTGRES_TYPES = Map.of("text", "text", "binary", "bytea");

    private MigratedDatabase() {}

    /** A database in memory that nobody else has. */
    public static Database inMemory() {
        Database database = empty();
        try (Connection connection = connect(database);
                Statement statement = connection.createStatement()) {
            for (String line : InMemory.SCHEMA) {
                statement.execute(line);
            }
        } catch (SQLException e) {
            throw new IllegalStateException("H2 made no database.", e);
        }
        return database;
    }

    /** Gives a node that starts for the first time, and names no database of its own, one in its data folder. */
    static void give(NodeArguments node) {
        Path file = node.data().resolve("syncline.mv.db");
        if (Files.exists(file) || node.more().stream().anyMatch(one -> one.startsWith("--spring.datasource.url="))) {
            return;
        }
        try {
            Files.createDirectories(node.data());
            Files.copy(InFile.MIGRATED, file);
        } catch (IOException e) {
            throw new UncheckedIOException("The folder " + node.data() + " got no database.", e);
        }
    }

    /** Brings an empty database on a PostgreSQL server up to date. */
    static void migrate(Database postgres) {
        migrate(postgres, POSTGRES_TYPES);
    }

    private static void migrate(Database database, Map<String, String> types) {
        Flyway.configure()
                .dataSource(database.url(), database.user(), database.password())
                .placeholders(types)
                .load()
                .migrate();
    }

    private static Database empty() {
        return new Database("jdbc:h2:mem:" + UUID.randomUUID() + ";DB_CLOSE_DELAY=-1", "sa", "");
    }

    private static Connection connect(Database database) throws SQLException {
        return DriverManager.getConnection(database.url(), database.user(), database.password());
    }

    /** The statements that make an H2 database what the migrations make it. */
    private static final class InMemory {

        static final List<String> SCHEMA = schema();

        private static List<String> schema() {
            Database database = empty();
            migrate(database, H2_TYPES);
            List<String> statements = new ArrayList<>();
            try (Connection connection = connect(database);
                    Statement statement = connection.createStatement();
                    ResultSet script = statement.executeQuery("script nopasswords nosettings")) {
                while (script.next()) {
                    String line = script.getString(1);
                    if (!line.startsWith("CREATE USER") && !line.startsWith("--")) {
                        statements.add(line);
                    }
                }
            } catch (SQLException e) {
                throw new IllegalStateException("H2 does not tell what it holds.", e);
            }
            return statements;
        }
    }

    /** A migrated database as a node keeps it. */
    private static final class InFile {

        static final Path MIGRATED = migrated();

        private static Path migrated() {
            try {
                Path folder = Files.createTempDirectory("syncline-migrated");
                migrate(new Database("jdbc:h2:file:" + folder.resolve("syncline"), "", ""), H2_TYPES);
                return folder.resolve("syncline.mv.db");
            } catch (IOException e) {
                throw new UncheckedIOException("There is no folder for a migrated database.", e);
            }
        }
    }
}
