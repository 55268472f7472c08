package dev.syncline.queue;

/**
 * Does one kind of work, one thing at a time, outside any transaction.
 *
 * <p>A handler tolerates being repeated: a crash between its last commit and the mark "done" runs it again. An
 * exception counts as {@link Outcome.Retry}.
 */
public interface Handler {

    /** The kind of work it does. */
    String kind();

    Outcome handle(Work work);

    /**
     * Whether work that is done has done other work too, which waited right behind it in its lane when it began. What is
     * put in while it runs is never asked about.
     */
    default boolean covers(Work done, Work waiting) {
        return false;
    }
}
