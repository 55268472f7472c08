package dev.syncline.assist;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** Lines of a stream that may neither grow nor drip for ever. */
final class BoundedLines {

    private final InputStream stream;
    private final long deadline;
    private int left;

    BoundedLines(InputStream stream, int bytes, Duration time) {
        this.stream = stream;
        this.left = bytes;
        this.deadline = System.nanoTime() + time.toNanos();
    }

    /** The next line without its end; null after the last. */
    @Nullable
    String next() throws IOException {
        ByteArrayOutputStream line = new ByteArrayOutputStream();
        int read = read();
        if (read < 0) {
            return null;
        }
        while (read >= 0 && read != '\n') {
            line.write(read);
            read = read();
        }
        return line.toString(StandardCharsets.UTF_8).stripTrailing();
    }

    /** Everything that is left. */
    String all() throws IOException {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        for (int read = read(); read >= 0; read = read()) {
            all.write(read);
        }
        return all.toString(StandardCharsets.UTF_8);
    }

    private int read() throws IOException {
        if (--left < 0 || System.nanoTime() > deadline) {
            throw new IOException("The answer is too long or takes too long.");
        }
        return stream.read();
    }
}
