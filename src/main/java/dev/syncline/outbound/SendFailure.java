package dev.syncline.outbound;

import java.io.IOException;

/** A call that brought no answer. */
public final class SendFailure extends IOException {

    private static final long serialVersionUID = 1L;

    private final boolean neverSent;

    SendFailure(boolean neverSent, IOException cause) {
        super(String.valueOf(cause.getMessage()), cause);
        this.neverSent = neverSent;
    }

    /** Whether it is certain that the other side never saw the call. */
    public boolean neverSent() {
        return neverSent;
    }
}
