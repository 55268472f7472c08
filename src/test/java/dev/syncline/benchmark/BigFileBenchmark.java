package dev.syncline.benchmark;

import dev.syncline.testing.ConnectedPair;
import dev.syncline.testing.NodeArguments;
import dev.syncline.testing.NodeProcess;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.http.HttpRequest;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** How long a file of 1 GiB, or as many as {@code -Dfile.gibibytes} says, takes from one desk to the other, and that it never stands in the 256 MB of heap. */
@Tag("benchmark")
class BigFileBenchmark {

    private static final long GIBIBYTES = Long.getLong("file.gibibytes", 1);
    private static final long SIZE = GIBIBYTES << 30;

    @Test
    void aLargeFile(@TempDir Path folder) throws Exception {
        ConnectedPair pair = ConnectedPair.of(node("Acme", folder), node("Globex", folder), (node, side) -> {});
        try (NodeProcess acme = Machine.start(pair.acme());
                NodeProcess globex = Machine.start(pair.globex())) {
            String key = pair.acmeDesk()
                    .create(Map.of("summary", "Carries a file", "description", "Of " + GIBIBYTES + " GiB."));
            Machine.until("the ticket is there", () -> !there(pair).isEmpty());
            DigestInputStream content = new DigestInputStream(new Generated(), MessageDigest.getInstance("SHA-256"));
            long begun = System.nanoTime();
            Visitor.withToken(pair.acme().address(), pair.acmeToken())
                    .upload(
                            "/desk/api/tickets/" + key + "/attachments?filename=big.bin",
                            HttpRequest.BodyPublishers.fromPublisher(
                                    HttpRequest.BodyPublishers.ofInputStream(() -> content), SIZE));
            Machine.print("upload to Acme", seconds(begun));
            long taken = System.nanoTime();
            Machine.until(
                    "the file is there", () -> !twin(pair).get("attachments").isEmpty());
            Machine.print("from there to Globex", seconds(taken));
            String sent = HexFormat.of().formatHex(content.getMessageDigest().digest());
            Machine.print("same sha-256 on Globex", sent.equals(received(pair)));
            Machine.print(
                    "most memory resident",
                    "Acme " + Machine.mostResident(acme.pid()) + " MB, Globex " + Machine.mostResident(globex.pid())
                            + " MB");
        }
    }

    private static NodeArguments node(String name, Path folder) {
        String limit = "--syncline.desk.maximum-attachment=" + GIBIBYTES * 1024 + "MB";
        String quota = "--syncline.files.largest=" + GIBIBYTES * 1024 + "MB";
        return NodeArguments.named(name, folder.resolve(name), limit, quota);
    }

    private static String received(ConnectedPair pair) throws Exception {
        JsonNode twin = twin(pair);
        String path = "/desk/api/tickets/" + twin.get("key").asString() + "/attachments/"
                + twin.get("attachments").get(0).get("id").asString();
        try (DigestInputStream content = new DigestInputStream(
                Visitor.withToken(pair.globex().address(), pair.globexToken()).stream(path), sha256())) {
            content.transferTo(OutputStream.nullOutputStream());
            return HexFormat.of().formatHex(content.getMessageDigest().digest());
        }
    }

    private static MessageDigest sha256() throws NoSuchAlgorithmException {
        return MessageDigest.getInstance("SHA-256");
    }

    private static JsonNode there(ConnectedPair pair) {
        return pair.globexDesk().tickets("Carries a file");
    }

    private static JsonNode twin(ConnectedPair pair) {
        return pair.globexDesk().ticket(there(pair).get(0).get("key").asString());
    }

    private static String seconds(long begun) {
        return "%.1f s".formatted((System.nanoTime() - begun) / 1e9);
    }

    /** Bytes that do not compress, each time the same; a block is made once and marked with its place. */
    private static final class Generated extends InputStream {

        private final byte[] block = new byte[1 << 16];
        private long place;

        Generated() {
            new Random(1).nextBytes(block);
        }

        @Override
        public int read() {
            throw new UnsupportedOperationException("Read blocks.");
        }

        @Override
        public int read(byte[] into, int offset, int length) throws IOException {
            if (place == SIZE) {
                return -1;
            }
            int within = (int) (place % block.length);
            if (within == 0) {
                long number = place / block.length;
                for (int i = 0; i < 8; i++) {
                    block[i] = (byte) (number >> (8 * i));
                }
            }
            int read = Math.min(length, block.length - within);
            System.arraycopy(block, within, into, offset, read);
            place += read;
            return read;
        }
    }
}
