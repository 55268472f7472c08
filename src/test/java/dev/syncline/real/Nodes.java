package dev.syncline.real;

import dev.syncline.testing.Eventually;
import dev.syncline.testing.NodeArguments;
import dev.syncline.testing.NodeProcess;
import dev.syncline.torture.Place;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.stream.Stream;

/** A node at each place, in a process of its own, which dies, starts again, and goes on from an older state of its database. */
final class Nodes {

    private static final String REGULAR = "-regular.zip";

    private final Map<Place, NodeArguments> arguments = new EnumMap<>(Place.class);
    private final Map<Place, NodeProcess> running = new EnumMap<>(Place.class);
    private boolean ended;

    void add(Place place, NodeArguments node) {
        arguments.put(place, node);
    }

    NodeArguments arguments(Place place) {
        return Objects.requireNonNull(arguments.get(place));
    }

    NodeProcess running(Place place) {
        synchronized (running) {
            return Objects.requireNonNull(running.get(place));
        }
    }

    void start(Place place) {
        backUpSoon(place);
        NodeProcess started = NodeProcess.start(arguments(place));
        synchronized (running) {
            running.put(place, started);
            if (ended) {
                started.kill();
            }
        }
    }

    void kill(Place place) {
        synchronized (running) {
            running(place).kill();
        }
    }

    /** Puts the database of a dead node back to a copy it made of itself; says which. */
    Path putBack(Place place, Random random) {
        List<Path> made = backups(place);
        Path backup = made.get(random.nextInt(made.size()));
        NodeProcess.restore(arguments(place), backup);
        return backup;
    }

    /** Waits until there is something to put back. */
    void awaitBackup(Place place) {
        Eventually.holds(
                "the node of " + place + " copies its database",
                () -> !backups(place).isEmpty());
    }

    /** Lets a node copy its database whenever it starts: no run is a day long. */
    private void backUpSoon(Place place) {
        if (Files.notExists(arguments(place).data().resolve("syncline.mv.db"))) {
            return;
        }
        String url =
                "jdbc:h2:file:" + arguments(place).data().resolve("syncline").toAbsolutePath() + ";IFEXISTS=TRUE";
        try (Connection database = DriverManager.getConnection(url, "", "");
                Statement statement = database.createStatement()) {
            statement.executeUpdate(
                    "update scheduled_tasks set execution_time = timestamp with time zone '2000-01-01 00:00:00Z'"
                            + " where task_name = 'backup.regular'");
        } catch (SQLException e) {
            throw new IllegalStateException(
                    "The schedule of " + arguments(place).name() + " cannot be changed.", e);
        }
    }

    /** One that is just starting again dies when it is up. */
    void stop() {
        synchronized (running) {
            ended = true;
            running.values().forEach(NodeProcess::close);
        }
    }

    private List<Path> backups(Place place) {
        Path folder = arguments(place).data().resolve("backups");
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.toString().endsWith(REGULAR))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
