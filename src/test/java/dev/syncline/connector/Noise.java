package dev.syncline.connector;

import java.io.InputStream;

/** Bytes that look random, made as they are read. */
public final class Noise extends InputStream {

    private long left;
    private int state = 1;

    /** A stream of so many bytes, the same each time. */
    public Noise(long size) {
        this.left = size;
    }

    @Override
    public int read() {
        if (left == 0) {
            return -1;
        }
        left--;
        state = state * 1_103_515_245 + 12_345;
        return (state >>> 16) & 0xFF;
    }

    @Override
    public int read(byte[] target, int offset, int length) {
        int taken = (int) Math.min(left, length);
        for (int at = 0; at < taken; at++) {
            target[offset + at] = (byte) read();
        }
        return taken == 0 && length > 0 ? -1 : taken;
    }
}
