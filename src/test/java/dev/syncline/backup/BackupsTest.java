package dev.syncline.backup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.never;
import static org.mockito.Mockito.verify;

import dev.syncline.backup.Backups.Kind;
import dev.syncline.node.ThisNode;
import dev.syncline.testing.MovableClock;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CompletableFuture;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DelegatingDataSource;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/** The embedded database is copied while it is in use, before each migration too, and old copies go. */
class BackupsTest {

    @TempDir
    Path data;

    private final MovableClock clock = new MovableClock(Instant.parse("2026-11-28T12:00:00Z"));
    private final ThisNode node = mock(ThisNode.class);
    private Backups backups;
    private DataSource database;

    @BeforeEach
    void open() {
        backups = new Backups(new BackupSettings(true, Duration.ofDays(1), 7, null), data, clock);
        database = file("syncline");
    }

    @Test
    void leavesWhatPeopleCalledACopyThemselvesAlone() throws IOException {
        Path theirs = Files.createDirectories(backups.folder()).resolve("syncline-before-version-2-by-hand.zip");
        Files.writeString(theirs, "a copy");

        assertThat(backups.kept(Kind.BY_HAND)).isEmpty();
    }

    @Test
    void keepsTheLastSevenOfEachKind() {
        Path first = make(Kind.REGULAR);
        Path beforeMigration = make(Kind.BEFORE_MIGRATION);
        for (int day = 0; day < 7; day++) {
            clock.advance(Duration.ofDays(1));
            make(Kind.REGULAR);
        }

        assertThat(backups.kept(Kind.REGULAR)).hasSize(7).doesNotContain(first).allMatch(Files::exists);
        assertThat(backups.kept(Kind.BEFORE_MIGRATION)).containsExactly(beforeMigration);
    }

    @Test
    void aCopyCountsEvenWhereAnOldOneCannotBeRemoved() throws IOException {
        Path stuck = backups.folder().resolve("syncline-20260101-000000-000-by-hand.zip");
        Files.createDirectories(stuck.resolve("not empty"));
        for (int day = 0; day < 7; day++) {
            clock.advance(Duration.ofDays(1));
            byHand(database).make();
        }

        assertThat(backups.kept(Kind.BY_HAND)).hasSize(8).contains(stuck);
    }

    @Test
    void copiesOnceMoreWhenSomebodyAsksAndTellsWhichCopiesThereAre() {
        make(Kind.REGULAR);
        clock.advance(Duration.ofHours(1));

        KeptBackup made = byHand(database).make();

        assertThat(made.name()).isEqualTo("syncline-20261128-130000-000-by-hand.zip");
        assertThat(made.bytes()).isPositive();
        assertThat(byHand(database).kept())
                .extracting(KeptBackup::made, KeptBackup::why)
                .containsExactly(
                        tuple(clock.instant(), "made by hand"),
                        tuple(clock.instant().minus(Duration.ofHours(1)), "made by itself"));
        verify(node).copied();
    }

    @Test
    void neverMakesTwoAtOnce() {
        DataSource inBetween = new DelegatingDataSource(database) {
            @Override
            public Connection getConnection() throws SQLException {
                assertThatThrownBy(() -> CompletableFuture.supplyAsync(
                                        () -> byHand(database).make())
                                .join())
                        .hasCauseInstanceOf(BackupRefused.class)
                        .hasMessageContaining("A backup is being made at this moment");
                return super.getConnection();
            }
        };
        assertThat(backups.make(inBetween, Kind.REGULAR)).isPresent();
        assertThat(byHand(inBetween).make().why()).isEqualTo("made by hand");
    }

    @Test
    void saysWhyNoCopyCouldBeMadeByHand() throws IOException {
        Files.writeString(data.resolve("backups"), "a file in the way");
        assertThatThrownBy(() -> byHand(database).make())
                .isInstanceOf(BackupRefused.class)
                .hasMessageContainingAll(
                        "No backup was made", data.resolve("backups").toString(), "cannot be written");
        assertThat(byHand(new DriverManagerDataSource("jdbc:h2:mem:backups")).isPossible())
                .isFalse();
        verify(node, never()).copied();
    }

    private BackupByHand byHand(DataSource of) {
        return new BackupByHand(backups, of, node);
    }

    @Test
    void leavesADatabaseInMemoryAlone() {
        assertThat(backups.make(new DriverManagerDataSource("jdbc:h2:mem:backups"), Kind.REGULAR))
                .isEmpty();
    }

    @Test
    void copiesADatabaseBeforeAMigrationChangesItAndNotWhenThereIsNothingToDo() throws IOException {
        migration("V1__one.sql", "create table node (name varchar(10)); insert into node values ('before');");
        migrate();
        assertThat(backups.kept(Kind.BEFORE_MIGRATION)).isEmpty();

        migration("V2__two.sql", "update node set name = 'after';");
        migrate();
        migrate();

        assertThat(backups.kept(Kind.BEFORE_MIGRATION)).hasSize(1);
        new Restore(data.resolve("put back").resolve("syncline"), "", "", data, clock)
                .from(backups.kept(Kind.BEFORE_MIGRATION).get(0));
        assertThat(names(file("put back/syncline"))).isEqualTo("before");
        assertThat(names(database)).isEqualTo("after");
    }

    @Test
    void doesNotCopyADatabaseThatAMigrationLeftHalfChanged() throws IOException {
        migration("V1__one.sql", "create table node (name varchar(10));");
        migrate();
        migration("V2__two.sql", "alter table node add column age int; alter table node add column age int;");

        assertThatThrownBy(this::migrate).hasMessageContaining("V2__two.sql");
        assertThatThrownBy(this::migrate).hasMessageContaining("failed");

        assertThat(backups.kept(Kind.BEFORE_MIGRATION)).hasSize(1);
    }

    private Path make(Kind kind) {
        return backups.make(database, kind).orElseThrow();
    }

    private void migration(String name, String sql) throws IOException {
        Path folder = Files.createDirectories(data.resolve("migrations"));
        Files.writeString(folder.resolve(name), sql);
    }

    private void migrate() {
        new BackupBeforeMigration(backups)
                .migrate(Flyway.configure()
                        .dataSource(database)
                        .locations("filesystem:" + data.resolve("migrations"))
                        .load());
    }

    private static String names(DataSource of) {
        return JdbcClient.create(of)
                .sql("select name from node")
                .query(String.class)
                .single();
    }

    private DataSource file(String name) {
        return new DriverManagerDataSource("jdbc:h2:file:" + data.resolve(name) + ";WRITE_DELAY=0");
    }
}
