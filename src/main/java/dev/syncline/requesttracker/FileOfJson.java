package dev.syncline.requesttracker;

import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Base64;

/** The bytes of a file in RT's answer about it, of which no more than a buffer is ever held. */
final class FileOfJson extends InputStream {

    private static final byte[] NAME = "\"Content\"".getBytes(StandardCharsets.US_ASCII);

    private final InputStream json;
    private boolean found;
    private boolean ended;

    private FileOfJson(InputStream json) {
        this.json = json;
    }

    static InputStream in(InputStream answer) {
        return Base64.getMimeDecoder().wrap(new FileOfJson(new BufferedInputStream(answer, 32 * 1024)));
    }

    /** The next letter of the base64; RT breaks its lines, which JSON shows as a backslash and a letter. */
    @Override
    public int read() throws IOException {
        if (!found) {
            found = true;
            ended = !seek();
        }
        while (!ended) {
            int one = json.read();
            if (one == '\\') {
                one = json.read() == '/' ? '/' : ' ';
            }
            if (one < 0) {
                throw new EOFException("The answer ended within the file.");
            }
            ended = one == '"';
            if (one > ' ' && !ended) {
                return one;
            }
        }
        return -1;
    }

    @Override
    public int read(byte[] target, int offset, int length) throws IOException {
        int count = 0;
        while (count < length) {
            int one = read();
            if (one < 0) {
                return count == 0 ? -1 : count;
            }
            target[offset + count++] = (byte) one;
        }
        return count;
    }

    @Override
    public void close() throws IOException {
        json.close();
    }

    /** Goes behind the quote that begins the value; false where there is none. Within texts JSON writes no bare quote. */
    private boolean seek() throws IOException {
        int matched = 0;
        for (int one = json.read(); one >= 0; one = json.read()) {
            matched = one == NAME[matched] ? matched + 1 : one == '"' ? 1 : 0;
            if (matched == NAME.length) {
                matched = 0;
                if (solid() == ':') {
                    return solid() == '"';
                }
            }
        }
        return false;
    }

    private int solid() throws IOException {
        int one = json.read();
        while (one == ' ' || one == '\n' || one == '\r' || one == '\t') {
            one = json.read();
        }
        return one;
    }
}
