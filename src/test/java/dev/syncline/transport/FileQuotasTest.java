package dev.syncline.transport;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.syncline.transport.FileFailure.Kind;
import java.nio.file.Files;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** A node takes no more of other sides' files than its settings say. */
class FileQuotasTest extends FilesFixture {

    @Test
    void aFileThatIsTooLargeIsNotAskedForAndTheSentenceNamesTheLimitAndItsSetting() {
        restart(Map.of("syncline.files.largest", "3MB"));
        refusedWith("it has 3500000 bytes", "at most 3145728", "syncline.files.largest");
        assertThat(acme.network.sent).isEmpty();
    }

    @Test
    void whatComesInADayIsCountedOnEachConnection() throws Exception {
        restart(Map.of("syncline.files.daily", "4MB"));
        RemoteFiles files = acme.get(RemoteFiles.class);
        files.done(fetch(sha256()));
        refusedWith("3500000 came on this connection today", "at most 4194304 a day", "syncline.files.daily");
        assertThat(offsets).hasSize(1);
    }

    @Test
    void aFileThatCameAndIsNotWrittenYetIsNotCountedTwice() throws Exception {
        restart(Map.of("syncline.files.daily", "4MB"));
        acme.get(RemoteFiles.class).keep(fetch(sha256()));
        assertThat(Files.readAllBytes(fetch(sha256()))).isEqualTo(content);
    }

    private void refusedWith(String... words) {
        assertThatThrownBy(() -> fetch(sha256()))
                .isInstanceOfSatisfying(
                        FileFailure.class, failure -> assertThat(failure.kind()).isEqualTo(Kind.OVER_QUOTA))
                .hasMessageContainingAll(words);
    }
}
