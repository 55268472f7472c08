package dev.syncline.backup;

import dev.syncline.node.ThisNode;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** Copies the embedded database when somebody asks, one copy at a time, and tells which copies there are. */
@Component
public class BackupByHand {

    private static final Logger LOG = LoggerFactory.getLogger(BackupByHand.class);

    private final Backups backups;
    private final DataSource database;
    private final ThisNode node;

    BackupByHand(Backups backups, DataSource database, ThisNode node) {
        this.backups = backups;
        this.database = database;
        this.node = node;
    }

    /** Whether this node copies its own database: it is the embedded one, in a file. */
    public boolean isPossible() {
        return backups.canCopy(database);
    }

    /** Where the copies are. */
    public Path folder() {
        return backups.folder();
    }

    /** The copies there are, the newest first. */
    public List<KeptBackup> kept() {
        return Stream.of(Backups.Kind.values())
                .flatMap(kind -> backups.kept(kind).stream().flatMap(file -> backups.look(file, kind).stream()))
                .sorted(Comparator.comparing(KeptBackup::made).reversed())
                .toList();
    }

    /**
     * Copies the database while it is in use.
     *
     * @throws BackupRefused with a sentence, where another copy is being made or this one cannot be
     */
    public KeptBackup make() {
        try {
            Path made = backups.makeUnlessBusy(database)
                    .orElseThrow(() -> new BackupRefused("This node's database is no file of its own to copy."));
            node.copied();
            return backups.look(made, Backups.Kind.BY_HAND)
                    .orElseThrow(() -> new BackupRefused("The backup " + made + " was made and is gone already."));
        } catch (IllegalStateException | java.io.UncheckedIOException e) {
            LOG.warn("No backup was made by hand.", e);
            throw new BackupRefused("No backup was made. " + e.getMessage()
                    + " Make room there and see that the node may write, or set syncline.backup.folder; the"
                    + " log says more.");
        }
    }
}
