package dev.syncline.requesttracker;

import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.Base64;

/** Bytes in base64, encoded as they are read. */
final class Base64Stream extends InputStream {

    private static final int BLOCK = 3 * 2048;

    private final InputStream content;
    private final byte[] block = new byte[BLOCK];
    private final byte[] ready = new byte[BLOCK / 3 * 4];
    private int readyLength;
    private int position;

    Base64Stream(InputStream content) {
        this.content = content;
    }

    @Override
    public int read() throws IOException {
        return more() ? ready[position++] & 0xff : -1;
    }

    @Override
    public int read(byte[] target, int offset, int length) throws IOException {
        if (length == 0) {
            return 0;
        }
        if (!more()) {
            return -1;
        }
        int count = Math.min(length, readyLength - position);
        System.arraycopy(ready, position, target, offset, count);
        position += count;
        return count;
    }

    private boolean more() throws IOException {
        if (position == readyLength) {
            int count = content.readNBytes(block, 0, BLOCK);
            byte[] bytes = count == BLOCK ? block : Arrays.copyOf(block, count);
            readyLength = Base64.getEncoder().encode(bytes, ready);
            position = 0;
        }
        return position < readyLength;
    }
}
