package dev.syncline.requesttracker;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/** Notices whether what passes is plain UTF-8: without NUL, and without a mark at its beginning. */
final class Utf8Watch extends FilterInputStream {

    private static final int MARK = 0xFEFF;

    private boolean valid = true;
    private boolean begun;
    private int missing;
    private int lowest = 0x80;
    private int highest = 0xBF;
    private int point;

    Utf8Watch(InputStream content) {
        super(content);
    }

    /** Of all that was read so far. */
    boolean isUtf8() {
        return valid && missing == 0;
    }

    @Override
    public int read() throws IOException {
        int one = super.read();
        if (one >= 0) {
            watch(one);
        }
        return one;
    }

    @Override
    public int read(byte[] target, int offset, int length) throws IOException {
        int count = super.read(target, offset, length);
        for (int at = offset; at < offset + count; at++) {
            watch(target[at] & 0xff);
        }
        return count;
    }

    private void watch(int one) {
        if (missing == 0) {
            first(one);
        } else {
            valid &= one >= lowest && one <= highest;
            lowest = 0x80;
            highest = 0xBF;
            point = point << 6 | (one & 0x3f);
            missing--;
        }
        if (missing == 0) {
            valid &= begun || point != MARK;
            begun = true;
        }
    }

    /** How many bytes follow, and what the next may be (RFC 3629, section 4). */
    private void first(int one) {
        missing = one < 0x80 ? 0 : one < 0xE0 ? 1 : one < 0xF0 ? 2 : 3;
        valid &= one != 0 && (one < 0x80 || (one >= 0xC2 && one <= 0xF4));
        lowest = one == 0xE0 ? 0xA0 : one == 0xF0 ? 0x90 : 0x80;
        highest = one == 0xED ? 0x9F : one == 0xF4 ? 0x8F : 0xBF;
        point = missing == 0 ? one : one & (0x3f >> missing);
    }
}
