package dev.syncline.desk.tickets;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.syncline.connector.TrackerFailure;
import dev.syncline.testing.Digests;
import java.io.ByteArrayInputStream;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.util.unit.DataSize;

/** What the desk does with the bytes of files. */
class ContentFilesTest {

    private static final byte[] CONTENT = {1, 2, 3};

    @TempDir
    Path data;

    @Test
    void takesNoByteOfAFileThatDoesNotFit() {
        ByteArrayInputStream content = new ByteArrayInputStream(CONTENT);
        TrackerFailure failure = catchThrowableOfType(
                TrackerFailure.class,
                () -> files(DataSize.ofTerabytes(1_000_000)).receive(content, 3L, null));
        assertThat(failure.kind()).isEqualTo(TrackerFailure.Kind.NO_ROOM);
        assertThat(failure).hasMessageContainingAll("needs 3 bytes more", "are free", "syncline.transport.free-space");
        assertThat(content.available()).isEqualTo(3);
        assertThat(data).isEmptyDirectory();
    }

    @Test
    void takesAFileThatFits() {
        try (ContentFiles.Part part = files(DataSize.ofBytes(0)).receive(new ByteArrayInputStream(CONTENT), 3L, null)) {
            assertThat(part.sha256()).isEqualTo(Digests.sha256(CONTENT));
        }
    }

    private ContentFiles files(DataSize least) {
        DeskSettings settings = new DeskSettings("Acme", "", null, null, false, DataSize.ofMegabytes(1));
        return new ContentFiles(data, settings, new Room(data, least));
    }
}
