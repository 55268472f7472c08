package dev.syncline.backup;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/** Copies of the embedded database in a folder, the last few of each kind. */
@Component
class Backups {

    private static final Logger LOG = LoggerFactory.getLogger(Backups.class);

    private static final DateTimeFormatter STAMP =
            DateTimeFormatter.ofPattern("yyyyMMdd-HHmmss-SSS").withZone(ZoneOffset.UTC);

    private static final String PREFIX = "syncline-";

    private final Lock copying = new ReentrantLock();
    private final BackupSettings settings;
    private final Path folder;
    private final Clock clock;

    Backups(BackupSettings settings, @Value("${syncline.data}") Path data, Clock clock) {
        this.settings = settings;
        this.folder = settings.folder() == null ? data.resolve("backups") : settings.folder();
        this.clock = clock;
    }

    /** Why a copy is made; copies of one kind do not push out those of the other. */
    enum Kind {
        REGULAR("regular", "made by itself"),
        BEFORE_MIGRATION("before-migration", "made before an update"),
        BY_HAND("by-hand", "made by hand");

        private final String word;
        private final String why;

        Kind(String word, String why) {
            this.word = word;
            this.why = why;
        }

        /** What people called a copy themselves is theirs. */
        boolean names(String file) {
            return file.matches(PREFIX + "\\d{8}-\\d{6}-\\d{3}-" + word + "\\.zip");
        }
    }

    boolean automatic() {
        return settings.automatic();
    }

    Path folder() {
        return folder;
    }

    /** Whether the database is a file of H2. */
    boolean canCopy(DataSource database) {
        try (Connection connection = database.getConnection()) {
            return isFileOfH2(connection);
        } catch (SQLException e) {
            throw new IllegalStateException("The database does not say what it is.", e);
        }
    }

    /** Copies the database while it is in use; empty when it is no file of H2, which others have to back up. */
    Optional<Path> make(DataSource database, Kind kind) {
        copying.lock();
        try {
            return copied(database, kind);
        } finally {
            copying.unlock();
        }
    }

    /**
     * The same by hand, unless a copy is being made.
     *
     * @throws BackupRefused when one is
     */
    Optional<Path> makeUnlessBusy(DataSource database) {
        if (!copying.tryLock()) {
            throw new BackupRefused("A backup is being made at this moment. It is in the list once it is done.");
        }
        try {
            return copied(database, Kind.BY_HAND);
        } finally {
            copying.unlock();
        }
    }

    private Optional<Path> copied(DataSource database, Kind kind) {
        try (Connection connection = database.getConnection()) {
            if (!isFileOfH2(connection)) {
                return Optional.empty();
            }
            Files.createDirectories(folder);
            Path made = copy(connection, folder.resolve(name(kind)));
            dropOldest(kind);
            return Optional.of(made);
        } catch (SQLException e) {
            throw new IllegalStateException("The database could not be copied to " + folder + ".", e);
        } catch (IOException e) {
            throw new UncheckedIOException("The folder " + folder + " for backups cannot be written.", e);
        }
    }

    /** Those that are there, the oldest first. */
    List<Path> kept(Kind kind) {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> kind.names(file.getFileName().toString()))
                    .sorted(Comparator.comparing(file -> file.getFileName().toString()))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException("The folder " + folder + " for backups cannot be read.", e);
        }
    }

    /** What is known of a copy; empty when it is gone meanwhile. */
    Optional<KeptBackup> look(Path file, Kind kind) {
        String name = file.getFileName().toString();
        String stamp = name.substring(PREFIX.length(), name.length() - kind.word.length() - "-.zip".length());
        try {
            return Optional.of(new KeptBackup(name, STAMP.parse(stamp, Instant::from), kind.why, Files.size(file)));
        } catch (NoSuchFileException e) {
            return Optional.empty();
        } catch (IOException e) {
            throw new UncheckedIOException("The folder " + folder + " for backups cannot be read.", e);
        }
    }

    private String name(Kind kind) {
        return PREFIX + STAMP.format(clock.instant()) + "-" + kind.word + ".zip";
    }

    /** H2 copies its file as of one moment (https://h2database.com/html/commands.html#backup). */
    private static Path copy(Connection connection, Path target) throws SQLException, IOException {
        Path part = target.resolveSibling(target.getFileName() + ".part");
        try (PreparedStatement backup = connection.prepareStatement("backup to ?")) {
            backup.setString(1, part.toAbsolutePath().toString());
            backup.execute();
            return Files.move(part, target, StandardCopyOption.ATOMIC_MOVE);
        } finally {
            Files.deleteIfExists(part);
        }
    }

    /** The new copy counts, even where an old one cannot be removed. */
    private void dropOldest(Kind kind) {
        List<Path> all = kept(kind);
        for (Path old : all.subList(0, Math.max(0, all.size() - settings.kept()))) {
            try {
                Files.deleteIfExists(old);
            } catch (IOException e) {
                LOG.warn("A backup was made, but the old one {} could not be removed; remove it by hand.", old, e);
            }
        }
    }

    private static boolean isFileOfH2(Connection connection) throws SQLException {
        if (!connection.getMetaData().getDatabaseProductName().equals("H2")) {
            return false;
        }
        try (Statement statement = connection.createStatement();
                ResultSet path = statement.executeQuery("select database_path()")) {
            return path.next() && path.getString(1) != null;
        }
    }
}
