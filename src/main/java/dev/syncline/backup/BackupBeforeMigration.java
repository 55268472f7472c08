package dev.syncline.backup;

import java.util.Arrays;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.MigrationInfo;
import org.flywaydb.core.api.MigrationInfoService;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.diagnostics.FailureAnalyzedException;
import org.springframework.boot.flyway.autoconfigure.FlywayMigrationStrategy;
import org.springframework.stereotype.Component;

/** Copies the embedded database before a new version changes it: H2 cannot take a migration back. */
@Component
class BackupBeforeMigration implements FlywayMigrationStrategy {

    private static final Logger LOG = LoggerFactory.getLogger(BackupBeforeMigration.class);

    private final Backups backups;

    BackupBeforeMigration(Backups backups) {
        this.backups = backups;
    }

    @Override
    public void migrate(Flyway flyway) {
        if (backups.automatic() && isToBeChanged(flyway.info())) {
            copy(flyway);
        }
        flyway.migrate();
    }

    /** A database that a migration left half changed is not worth a copy; the one from before it is. */
    private static boolean isToBeChanged(MigrationInfoService known) {
        boolean halfChanged =
                Arrays.stream(known.all()).map(MigrationInfo::getState).anyMatch(state -> state.isFailed());
        return !halfChanged && known.applied().length > 0 && known.pending().length > 0;
    }

    private void copy(Flyway flyway) {
        try {
            backups.make(flyway.getConfiguration().getDataSource(), Backups.Kind.BEFORE_MIGRATION)
                    .ifPresent(made -> LOG.info("This version changes the database; it was copied to {} first.", made));
        } catch (RuntimeException e) {
            throw new FailureAnalyzedException(
                    "This version changes the database, and the copy before that could not be made: " + e.getMessage(),
                    "Make room or correct syncline.backup.folder. With syncline.backup.automatic=false the database is"
                            + " changed without a copy.",
                    e);
        }
    }
}
