package dev.syncline.outbound;

/** Nothing usable came back in time; deliberately the same sentence whatever the network did and however long it took. */
public final class NoAnswer extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public NoAnswer(String message, Throwable cause) {
        super(message, cause);
    }
}
