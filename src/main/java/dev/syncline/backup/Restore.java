package dev.syncline.backup;

import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Enumeration;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.springframework.core.env.Environment;
import org.springframework.util.FileSystemUtils;

/** Puts a backup in the place of the embedded database, after it was looked at; nothing that was there is lost. */
record Restore(Path database, String user, String password, Path data, Clock clock) {

    private static final String H2 = "jdbc:h2:file:";
    private static final String ANOTHER = "Take another backup.";
    private static final String SUFFIX = ".mv.db";
    private static final DateTimeFormatter STAMP =
            DateTimeFormatter.ofPattern("yyyyMMdd-HHmmss").withZone(ZoneOffset.UTC);

    static Restore into(Environment settings, Clock clock) {
        String url = settings.getRequiredProperty("spring.datasource.url");
        if (!url.startsWith(H2)) {
            throw new RestoreRefused(
                    "This node's database is not the embedded one.",
                    "Restore PostgreSQL with pg_restore, and delete the file incarnation in the data folder before the"
                            + " node starts again.");
        }
        String path = url.substring(H2.length()).replaceAll(";.*", "");
        return new Restore(
                Path.of(path).toAbsolutePath(),
                settings.getProperty("spring.datasource.username", ""),
                settings.getProperty("spring.datasource.password", ""),
                Path.of(settings.getRequiredProperty("syncline.data")),
                clock);
    }

    /** Puts the backup back; says under which name the database from before is kept. */
    Path from(Path backup) {
        if (!Files.isRegularFile(backup)) {
            throw new RestoreRefused("There is no file " + backup + ".", "Name one of the folder with backups.");
        }
        Path target = database.resolveSibling(database.getFileName() + SUFFIX);
        Path fresh = database.resolveSibling("restoring");
        try {
            refuseInUse(target);
            Files.createDirectories(fresh);
            Path unpacked = unpack(backup, fresh.resolve(database.getFileName() + SUFFIX));
            look(fresh.resolve(database.getFileName()), backup);
            Path aside = database.resolveSibling(
                    database.getFileName() + "-before-restore-" + STAMP.format(clock.instant()) + SUFFIX);
            // The node then knows that this is an older state, whatever the backup holds.
            Files.deleteIfExists(data.resolve("incarnation"));
            if (Files.exists(target)) {
                Files.move(target, aside);
            }
            Files.move(unpacked, target);
            return aside;
        } catch (IOException e) {
            throw new RestoreRefused(
                    "The backup could not be put to " + target + ": " + e.getMessage(),
                    "Make room, or correct who may write there.",
                    e);
        } finally {
            delete(fresh);
        }
    }

    private static void refuseInUse(Path target) throws IOException {
        if (!Files.exists(target)) {
            return;
        }
        try (FileChannel channel = FileChannel.open(target, StandardOpenOption.WRITE);
                FileLock lock = channel.tryLock()) {
            if (lock == null) {
                throw inUse();
            }
        } catch (OverlappingFileLockException thisProcessHasIt) {
            throw inUse();
        }
    }

    private static RestoreRefused inUse() {
        return new RestoreRefused("The node is running.", "Stop it before a backup is put back.");
    }

    private static Path unpack(Path backup, Path into) throws IOException {
        try (ZipFile zip = new ZipFile(backup.toFile())) {
            Enumeration<? extends ZipEntry> entries = zip.entries();
            while (entries.hasMoreElements()) {
                ZipEntry entry = entries.nextElement();
                if (entry.getName().endsWith(SUFFIX)) {
                    try (InputStream content = zip.getInputStream(entry)) {
                        Files.copy(content, into);
                        return into;
                    }
                }
            }
        }
        throw new RestoreRefused(backup + " is not a backup of an embedded database.", ANOTHER);
    }

    /** Opens the copy, so that a damaged one takes nobody's place. */
    private void look(Path unpacked, Path backup) {
        String url = H2 + unpacked + ";IFEXISTS=TRUE;ACCESS_MODE_DATA=r";
        try (Connection connection = DriverManager.getConnection(url, user, password);
                Statement statement = connection.createStatement();
                ResultSet node = statement.executeQuery("select name from node")) {
            if (!node.next()) {
                throw new RestoreRefused(backup + " holds no node.", ANOTHER);
            }
        } catch (SQLException e) {
            throw new RestoreRefused(backup + " cannot be opened: " + e.getMessage(), ANOTHER, e);
        }
    }

    private static void delete(Path folder) {
        try {
            FileSystemUtils.deleteRecursively(folder);
        } catch (IOException e) {
            folder.toFile().deleteOnExit();
        }
    }
}
