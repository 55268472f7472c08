package dev.syncline.transport;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.syncline.connection.Connection.Status;
import dev.syncline.connection.ConnectionDeleted;
import dev.syncline.queue.Outcome;
import dev.syncline.transport.FileFailure.Kind;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What came of a file stays until the file is written. */
class KeptFilesTest extends FilesFixture {

    private static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");

    @Test
    void goOnWhereTheyBrokeAlsoWhenTheOtherNodeWasAwayForSeveralTries() throws Exception {
        cutAfter = 1_000_000;
        away = true;
        for (int attempt = 0; attempt < 3; attempt++) {
            assertThat(kindOfFailure()).isEqualTo(Kind.UNREACHABLE);
        }
        assertThat(offsets).containsExactly(0L);
        comesBack();
        assertThat(Files.readAllBytes(fetch(sha256()))).isEqualTo(content);
        assertThat(offsets).containsExactly(0L, 1_000_000L, 2_000_000L, 3_000_000L);
    }

    @Test
    void goOnWhereTheyBrokeAfterARestartOfThisNode() throws Exception {
        cutAfter = 1_000_000;
        away = true;
        assertThat(kindOfFailure()).isEqualTo(Kind.UNREACHABLE);
        restart();
        comesBack();
        assertThat(Files.readAllBytes(fetch(sha256()))).isEqualTo(content);
        assertThat(offsets).containsExactly(0L, 1_000_000L, 2_000_000L, 3_000_000L);
    }

    @Test
    void goOnWhereTheyBrokeAfterTheOtherSideWasDeactivated() throws Exception {
        cutAfter = 1_000_000;
        away = true;
        assertThat(kindOfFailure()).isEqualTo(Kind.UNREACHABLE);
        comesBack();
        Side.connect(acme, globex, Status.ACTIVE, Status.DEACTIVATED);
        assertThat(kindOfFailure()).isEqualTo(Kind.UNREACHABLE);
        Side.connect(acme, globex, Status.ACTIVE, Status.ACTIVE);
        assertThat(Files.readAllBytes(fetch(sha256()))).isEqualTo(content);
        assertThat(offsets).startsWith(0L, 1_000_000L);
    }

    @Test
    void beginAnewWhenWhatCameBeforeIsNotTheBeginningOfThem() throws Exception {
        cutAfter = 1_000_000;
        away = true;
        assertThat(kindOfFailure()).isEqualTo(Kind.UNREACHABLE);
        comesBack();
        try (FileChannel part = FileChannel.open(parts().get(0), StandardOpenOption.WRITE)) {
            part.write(ByteBuffer.wrap(new byte[100]), 5_000);
        }
        cutAfter = Integer.MAX_VALUE;
        assertThat(Files.readAllBytes(fetch(sha256()))).isEqualTo(content);
        assertThat(offsets).containsExactly(0L, 1_000_000L, 0L);
    }

    @Test
    void areNotBegunWithoutRoomForThemAndComeOnceThereIs() throws Exception {
        restart(Map.of("syncline.transport.free-space", "1000000TB"));
        assertThatThrownBy(() -> fetch(sha256()))
                .isInstanceOfSatisfying(FileFailure.class, failure -> {
                    assertThat(failure.kind()).isEqualTo(Kind.NO_ROOM);
                    assertThat(failure.later()).isInstanceOf(Outcome.Retry.class);
                })
                .hasMessageContaining("needs 3500000 bytes more on the disk of the data folder, of which");
        assertThat(acme.network.sent).isEmpty();
        restart();
        assertThat(Files.readAllBytes(fetch(sha256()))).isEqualTo(content);
    }

    @Test
    void areNotFetchedAgainAfterTheTrackerDidNotTakeThem() throws Exception {
        acme.get(RemoteFiles.class).keep(fetch(sha256()));
        restart();
        assertThat(Files.readAllBytes(fetch(sha256()))).isEqualTo(content);
        assertThat(offsets).containsExactly(0L);
    }

    @Test
    void leaveNothingOnceNobodyAskedForThemForLong() throws Exception {
        Path used = fetch(sha256());
        Path killed = part("1", Duration.ofHours(25), 1);
        Path young = part("2", Duration.ofHours(23), 1);
        Path other = Files.createFile(data.resolve("tmp").resolve("else.part"));
        for (Path old : List.of(used, other)) {
            Files.setLastModifiedTime(old, FileTime.from(NOW.minus(Duration.ofHours(25))));
        }

        assertThat(acme.get(FileParts.class).sweep(NOW.minus(Duration.ofHours(24)), 1_000))
                .isEqualTo(1);
        assertThat(killed).doesNotExist();
        assertThat(List.of(used, young, other)).allMatch(Files::exists);

        acme.get(RemoteFiles.class).done(used);
        assertThat(used).doesNotExist();
    }

    @Test
    void leaveNoMoreThanSoManyBytesTheOldestGoFirst() throws Exception {
        Path oldest = part("1", Duration.ofHours(3), 400);
        Path older = part("2", Duration.ofHours(2), 400);
        Path newest = part("3", Duration.ofHours(1), 400);
        assertThat(acme.get(FileParts.class).sweep(Instant.EPOCH, 900)).isEqualTo(1);
        assertThat(oldest).doesNotExist();
        assertThat(List.of(older, newest)).allMatch(Files::exists);
    }

    @Test
    void leaveNothingOfAConnectionThatIsDeleted() throws Exception {
        acme.get(RemoteFiles.class).keep(fetch(sha256()));
        acme.publish(new ConnectionDeleted(acme.id));
        assertThat(parts()).isEmpty();
    }

    private Path part(String name, Duration age, int bytes) throws IOException {
        Path folder = Files.createDirectories(data.resolve("tmp"));
        Path part = Files.write(folder.resolve("fetched-" + name + ".part"), new byte[bytes]);
        return Files.setLastModifiedTime(part, FileTime.from(NOW.minus(age)));
    }

    private void comesBack() {
        away = false;
        acme.network.down = false;
    }
}
