package dev.syncline.transport;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.syncline.connection.Connection;
import dev.syncline.connection.Connection.Status;
import dev.syncline.connection.ConnectionId;
import dev.syncline.testing.Digests;
import dev.syncline.testing.MigratedDatabase;
import dev.syncline.testing.PostgresServer;
import dev.syncline.transport.FileFailure.Kind;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Files arrive whole, whatever the wire does. */
class FilesTest {

    private static final UUID TWIN = UUID.randomUUID();

    @TempDir
    Path data;

    private final byte[] content = content();
    private final List<Long> offsets = new ArrayList<>();
    private byte[] served = content;
    private boolean gone;
    private int cutAfter = Integer.MAX_VALUE;
    private Side acme;
    private Side globex;

    @BeforeEach
    void start() throws Exception {
        acme = new Side("acme", h2(), Clock.systemUTC(), data, Optional.of(this::open));
        globex = new Side("globex", h2(), Clock.systemUTC(), data, Optional.of(this::open));
        Side.connect(acme, globex, Status.ACTIVE, Status.ACTIVE);
    }

    @AfterEach
    void stop() {
        acme.close();
        globex.close();
    }

    @Test
    void areFetchedAndChecked() throws Exception {
        assertThat(Files.readAllBytes(fetch(sha256()))).isEqualTo(content);
        assertThat(offsets).containsExactly(0L);
    }

    @Test
    void areResumedAfterCutsAtTheByteWhereTheyBroke() throws Exception {
        cutAfter = 1_000_000;
        assertThat(Files.readAllBytes(fetch(sha256()))).isEqualTo(content);
        assertThat(offsets).containsExactly(0L, 1_000_000L, 2_000_000L, 3_000_000L);
    }

    @Test
    void leaveNothingOfTransfersThatWereKilledOnceThatIsOld() throws Exception {
        Path used = fetch(sha256());
        Path killed = Files.createFile(data.resolve("tmp").resolve("fetched-1.part"));
        Path young = Files.createFile(data.resolve("tmp").resolve("fetched-2.part"));
        Path other = Files.createFile(data.resolve("tmp").resolve("else.part"));
        Instant now = Instant.parse("2026-03-01T12:00:00Z");
        for (Path old : List.of(used, killed, other)) {
            Files.setLastModifiedTime(old, FileTime.from(now.minus(Duration.ofHours(25))));
        }
        Files.setLastModifiedTime(young, FileTime.from(now.minus(Duration.ofHours(23))));

        assertThat(acme.get(RemoteFiles.class).sweep(now.minus(SweepParts.AGE))).isEqualTo(1);
        assertThat(killed).doesNotExist();
        assertThat(List.of(used, young, other)).allMatch(Files::exists);

        acme.get(RemoteFiles.class).done(used);
        assertThat(used).doesNotExist();
    }

    @Test
    void areRefusedWhenTheOtherSideSignsForAnotherFile() {
        assertThatThrownBy(() -> fetch("0".repeat(64)))
                .isInstanceOfSatisfying(
                        FileFailure.class, failure -> assertThat(failure.kind()).isEqualTo(Kind.ALTERED))
                .hasMessageContaining("not signed for the file it announced");
        assertThat(data.resolve("tmp")).isEmptyDirectory();
    }

    @Test
    void areFetchedOnceMoreWhenTheBytesAreWrongAndThenGivenUp() {
        served = content.clone();
        served[17] ^= 1;
        assertThatThrownBy(() -> fetch(sha256()))
                .isInstanceOfSatisfying(
                        FileFailure.class, failure -> assertThat(failure.kind()).isEqualTo(Kind.ALTERED))
                .hasMessageContaining("is not the one it announced");
        assertThat(offsets).containsExactly(0L, 0L);
        assertThat(data.resolve("tmp")).isEmptyDirectory();
    }

    @Test
    void areUnreachableWhileTheOtherNodeIs() {
        acme.network.down = true;
        assertThat(kindOfFailure()).isEqualTo(Kind.UNREACHABLE);
    }

    /** Paused is not gone: the sentence is kept, and the file is asked for once and later again. */
    @Test
    void comeLaterWhenTheOtherSideIsDeactivated() throws Exception {
        Side.connect(acme, globex, Status.ACTIVE, Status.DEACTIVATED);
        FileFailure paused = catchThrowableOfType(FileFailure.class, () -> fetch(sha256()));
        assertThat(paused.kind()).isEqualTo(Kind.UNREACHABLE);
        assertThat(paused).hasMessageContaining("deactivated on this side");
        assertThat(acme.network.sent).hasSize(1);
        assertThat(offsets).isEmpty();
        Side.connect(acme, globex, Status.ACTIVE, Status.ACTIVE);
        assertThat(Files.readAllBytes(fetch(sha256()))).isEqualTo(content);
    }

    @Test
    void ofALocalConnectionComeLaterWhenItsOtherSideIsDeactivated() {
        ConnectionId other = new ConnectionId(UUID.randomUUID());
        acme.know(acme.id, other, Connection.Type.LOCAL, Status.ACTIVE, acme.address, acme.key());
        acme.know(other, acme.id, Connection.Type.LOCAL, Status.DEACTIVATED, acme.address, acme.key());
        assertThat(kindOfFailure()).isEqualTo(Kind.UNREACHABLE);
        assertThat(offsets).isEmpty();
    }

    @Test
    void areGoneOnlyWhenTheOtherSideSignsForThat() {
        gone = true;
        assertThat(kindOfFailure()).isEqualTo(Kind.GONE);
        globex.connections.clear();
        assertThat(kindOfFailure()).isEqualTo(Kind.UNREACHABLE);
        assertThat(data.resolve("tmp")).isEmptyDirectory();
    }

    @Test
    void comeFromTheOtherSideOfALocalConnectionWithoutTheNetwork() throws Exception {
        ConnectionId other = new ConnectionId(UUID.randomUUID());
        acme.know(acme.id, other, Connection.Type.LOCAL, Status.ACTIVE, acme.address, acme.key());
        assertThat(Files.readAllBytes(fetch(sha256()))).isEqualTo(content);
        assertThat(acme.network.sent).isEmpty();
    }

    private Kind kindOfFailure() {
        return catchThrowableOfType(FileFailure.class, () -> fetch(sha256())).kind();
    }

    private Path fetch(String sha256) {
        return acme.get(RemoteFiles.class).fetch(acme.id, TWIN, "file 1/ä", content.length, sha256);
    }

    private String sha256() {
        return Digests.sha256(content);
    }

    private Optional<FileSource.OpenFile> open(ConnectionId connection, UUID twin, String attachment, long offset) {
        assertThat(twin).isEqualTo(TWIN);
        assertThat(attachment).isEqualTo("file 1/ä");
        if (gone) {
            return Optional.empty();
        }
        offsets.add(offset);
        InputStream rest = new ByteArrayInputStream(served, (int) offset, served.length - (int) offset);
        return Optional.of(new FileSource.OpenFile(new Cut(rest, cutAfter), content.length, sha256()));
    }

    private static byte[] content() {
        byte[] bytes = new byte[3_500_000];
        new Random(7).nextBytes(bytes);
        return bytes;
    }

    private static PostgresServer.Database h2() {
        return MigratedDatabase.inMemory();
    }

    /** A stream that ends too early. */
    private static final class Cut extends InputStream {

        private final InputStream from;
        private int left;

        Cut(InputStream from, int left) {
            this.from = from;
            this.left = left;
        }

        @Override
        public int read() throws IOException {
            return left-- > 0 ? from.read() : -1;
        }

        @Override
        public int read(byte[] into, int start, int length) throws IOException {
            int read = left == 0 ? -1 : from.read(into, start, Math.min(left, length));
            left -= Math.max(0, read);
            return read;
        }
    }
}
