package dev.syncline.node;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.diagnostics.FailureAnalyzedException;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/** A file of H2 is used only when it writes each commit at once. */
class DurableDatabaseTest {

    @TempDir
    Path folder;

    @Test
    void refusesAFileWithoutWriteDelayZero() {
        assertThatThrownBy(() -> open("jdbc:h2:file:" + folder.resolve("a")))
                .isInstanceOf(FailureAnalyzedException.class)
                .hasMessageContaining("without WRITE_DELAY=0");
        assertThatThrownBy(() -> open("jdbc:h2:file:" + folder.resolve("a") + ";WRITE_DELAY=10"))
                .isInstanceOf(FailureAnalyzedException.class);
    }

    @Test
    void takesAFileThatWritesAtOnceAndAnyDatabaseInMemory() {
        assertThatCode(() -> open("jdbc:h2:file:" + folder.resolve("b") + ";WRITE_DELAY=0"))
                .doesNotThrowAnyException();
        assertThatCode(() -> open("jdbc:h2:mem:durable")).doesNotThrowAnyException();
    }

    private static void open(String url) {
        new DurableDatabase(new JdbcTemplate(new DriverManagerDataSource(url)));
    }
}
