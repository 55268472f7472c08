package dev.syncline.connector.http;

import dev.syncline.connector.AttachmentDraft;
import dev.syncline.connector.TrackerFailure;
import java.io.IOException;
import java.io.InputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * The bytes of a file, of which the last are only given once all are known to be as announced; so a tracker never gets
 * the whole of a file that is not.
 */
public final class CheckedContent extends InputStream {

    private static final int HELD_BACK = 16 * 1024;

    private final AttachmentDraft draft;
    private final InputStream content;
    private final MessageDigest digest;
    private byte[] ready = new byte[0];
    private byte[] ahead;
    private int position;
    private long total;

    public CheckedContent(AttachmentDraft draft, InputStream content) throws IOException {
        this.draft = draft;
        this.content = content;
        try {
            this.digest = MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("This JVM has no SHA-256.", e);
        }
        this.ahead = next();
        check();
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
        int count = Math.min(length, ready.length - position);
        System.arraycopy(ready, position, target, offset, count);
        position += count;
        return count;
    }

    private boolean more() throws IOException {
        if (position < ready.length) {
            return true;
        }
        ready = ahead;
        position = 0;
        if (ready.length > 0) {
            ahead = next();
            check();
        }
        return ready.length > 0;
    }

    private byte[] next() throws IOException {
        byte[] read = content.readNBytes(HELD_BACK);
        digest.update(read);
        total += read.length;
        return read;
    }

    /** Before the last bytes are given away. */
    private void check() {
        if (ahead.length > 0) {
            return;
        }
        if (total != draft.size() || !HexFormat.of().formatHex(digest.digest()).equals(draft.sha256())) {
            throw new TrackerFailure(
                    TrackerFailure.Kind.VALIDATION,
                    "The file '%s' did not arrive as it was announced (%d of %d bytes); nothing of it was kept. Retry."
                            .formatted(draft.filename(), total, draft.size()));
        }
    }
}
