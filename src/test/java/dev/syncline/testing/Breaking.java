package dev.syncline.testing;

import java.io.ByteArrayInputStream;
import java.io.InputStream;

/** Content during whose sending something happens. */
public final class Breaking {

    private Breaking() {}

    /** Does something once half of the bytes were read. */
    public static InputStream inTheMiddle(byte[] content, Runnable what) {
        return new ByteArrayInputStream(content) {
            private boolean done;

            @Override
            public synchronized int read(byte[] into, int offset, int length) {
                if (!done && pos >= content.length / 2) {
                    done = true;
                    what.run();
                }
                return super.read(into, offset, length);
            }
        };
    }
}
