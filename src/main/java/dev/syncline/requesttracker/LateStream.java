package dev.syncline.requesttracker;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Bytes that are only known when the first of them is read. */
final class LateStream extends InputStream {

    private final Supplier<byte[]> source;
    private @Nullable InputStream made;

    LateStream(Supplier<byte[]> source) {
        this.source = source;
    }

    @Override
    public int read() {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 1 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] target, int offset, int length) {
        InputStream bytes = made;
        if (bytes == null) {
            bytes = new ByteArrayInputStream(source.get());
            made = bytes;
        }
        try {
            return bytes.read(target, offset, length);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
