package dev.syncline.node;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import java.nio.file.Path;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;

/** The file of the embedded database holds what it says, and not each of its pages' past. */
class TidyDatabaseTest {

    private static final int ROWS = 1500;

    @TempDir
    Path folder;

    @Test
    void theFileShrinksToWhatIsInUse() {
        // What was replaced is kept 45 s unless said.
        try (SingleConnectionDataSource file =
                open("jdbc:h2:file:" + folder.resolve("a") + ";WRITE_DELAY=0;RETENTION_TIME=0")) {
            JdbcTemplate database = new JdbcTemplate(file);
            write(database);
            long before = used(database);
            assertThat(before).as("percent in use").isLessThan(20);
            long size = size(database);
            // What was written again is free after the next commit, as on a node, which always has one to make.
            IntStream.range(0, 8).forEach(time -> {
                TidyDatabase.tidy(file);
                database.update("update counted set number = ?", time);
            });
            assertThat(used(database)).as("percent in use").isGreaterThan(50);
            assertThat(size(database)).isLessThan(size / 3);
            assertThat(database.queryForObject("select count(distinct body) from item", Integer.class))
                    .isEqualTo(ROWS);
        }
    }

    @Test
    void aDatabaseInMemoryHasNoFile() {
        try (SingleConnectionDataSource memory = open("jdbc:h2:mem:tidy")) {
            assertThatCode(() -> TidyDatabase.tidy(memory)).doesNotThrowAnyException();
        }
    }

    /** Rows that come in no order, each committed by itself, and one that changes with each of them. */
    private static void write(JdbcTemplate database) {
        database.execute("create table item (id uuid primary key, body varchar(2000))");
        database.execute("create table counted (id int primary key, number int)");
        database.update("insert into counted values (1, 0)");
        for (int row = 0; row < ROWS; row++) {
            database.update("insert into item values (?, ?)", UUID.randomUUID(), row + "x".repeat(800));
            database.update("update counted set number = ?", row);
        }
    }

    private static long used(JdbcTemplate database) {
        return info(database, "info.CHUNKS_FILL_RATE");
    }

    private static long size(JdbcTemplate database) {
        return info(database, "info.FILE_SIZE");
    }

    private static long info(JdbcTemplate database, String name) {
        return Long.parseLong(database.queryForList(
                        "select setting_value from information_schema.settings where setting_name = ?",
                        String.class,
                        name)
                .get(0));
    }

    private static SingleConnectionDataSource open(String url) {
        return new SingleConnectionDataSource(url, true);
    }
}
