package dev.syncline.transport;

import static org.assertj.core.api.Assertions.assertThat;
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
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** Two sides and a file that one of them wants of the other. */
abstract class FilesFixture {

    static final UUID TWIN = UUID.randomUUID();

    @TempDir
    Path data;

    final byte[] content = content();
    final List<Long> offsets = new ArrayList<>();
    byte[] served = content;
    boolean gone;
    int cutAfter = Integer.MAX_VALUE;
    boolean away;
    ConnectionId connection;
    Side acme;
    Side globex;

    @BeforeEach
    void start() throws Exception {
        acme = new Side("acme", h2(), Clock.systemUTC(), data, Optional.of(this::open));
        globex = new Side("globex", h2(), Clock.systemUTC(), data, Optional.of(this::open));
        Side.connect(acme, globex, Status.ACTIVE, Status.ACTIVE);
        connection = acme.id;
    }

    @AfterEach
    void stop() {
        acme.close();
        globex.close();
    }

    /** The same node again: what is in memory is gone. */
    void restart() {
        restart(Map.of());
    }

    void restart(Map<String, Object> settings) {
        ConnectionId id = connection;
        acme.close();
        Side again = new Side("acme", h2(), Clock.systemUTC(), data, Optional.of(this::open), settings);
        Side.connect(again, globex, Status.ACTIVE, Status.ACTIVE);
        again.know(id, globex.id, Connection.Type.PUBLIC, Status.ACTIVE, globex.address, globex.key());
        globex.know(globex.id, id, Connection.Type.PUBLIC, Status.ACTIVE, again.address, again.key());
        acme = again;
        connection = id;
    }

    List<Path> parts() throws IOException {
        Path folder = Files.createDirectories(data.resolve("tmp"));
        try (Stream<Path> files = Files.list(folder)) {
            return files.toList();
        }
    }

    Kind kindOfFailure() {
        return catchThrowableOfType(FileFailure.class, () -> fetch(sha256())).kind();
    }

    Path fetch(String sha256) {
        return acme.get(RemoteFiles.class).fetch(connection, TWIN, "file 1/ä", content.length, sha256);
    }

    String sha256() {
        return Digests.sha256(content);
    }

    Optional<FileSource.OpenFile> open(ConnectionId connection, UUID twin, String attachment, long offset) {
        assertThat(twin).isEqualTo(TWIN);
        assertThat(attachment).isEqualTo("file 1/ä");
        if (gone) {
            return Optional.empty();
        }
        acme.network.down |= away;
        offsets.add(offset);
        InputStream rest = new ByteArrayInputStream(served, (int) offset, served.length - (int) offset);
        return Optional.of(new FileSource.OpenFile(new Cut(rest, cutAfter), content.length, sha256()));
    }

    static byte[] content() {
        byte[] bytes = new byte[3_500_000];
        new Random(7).nextBytes(bytes);
        return bytes;
    }

    static PostgresServer.Database h2() {
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
