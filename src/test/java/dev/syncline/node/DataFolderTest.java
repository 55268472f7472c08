package dev.syncline.node;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The data folder belongs to its owner. */
class DataFolderTest {

    @TempDir
    Path parent;

    @Test
    void isMadeForItsOwnerOnly() throws IOException {
        Path folder = parent.resolve("a/data");

        DataFolder.make(folder);

        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(folder)))
                .isEqualTo("rwx------");
    }

    @Test
    void isTakenAsItIsWhenItExists() throws IOException {
        DataFolder.make(Files.createDirectory(parent.resolve("data")));

        assertThat(parent.resolve("data")).isDirectory();
    }
}
