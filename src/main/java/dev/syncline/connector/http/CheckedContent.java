package dev.syncline.connector.http;

import dev.syncline.connector.AttachmentDraft;
import dev.syncline.connector.TrackerFailure;
import java.io.IOException;
import java.io.InputStream;
import java.security.MessageDigest;
import java.util.HexFormat;
import org.apache.commons.codec.digest.DigestUtils;

/**
 * The bytes of a file, of which the last are only given once all are known to be as announced; so a tracker never gets
 * the whole of a file that is not.
 */
public final class CheckedContent extends InputStream {

    private static final int HELD_BACK = 16 * 1024;

    private final AttachmentDraft draft;
    private final InputStream content;
    private final MessageDigest digest;
    private byte[] ready = new byte[HELD_BACK];
    private byte[] ahead = new byte[HELD_BACK];
    private int readyLength;
    private int aheadLength;
    private int position;
    private long total;

    public CheckedContent(AttachmentDraft draft, InputStream content) throws IOException {
        this.draft = draft;
        this.content = content;
        this.digest = DigestUtils.getSha256Digest();
        fill();
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
        if (position < readyLength) {
            return true;
        }
        byte[] spent = ready;
        ready = ahead;
        readyLength = aheadLength;
        ahead = spent;
        position = 0;
        if (readyLength > 0) {
            fill();
        }
        return readyLength > 0;
    }

    private void fill() throws IOException {
        aheadLength = content.readNBytes(ahead, 0, ahead.length);
        digest.update(ahead, 0, aheadLength);
        total += aheadLength;
        check();
    }

    /** Before the last bytes are given away. */
    private void check() {
        if (aheadLength > 0) {
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
