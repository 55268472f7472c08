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
}
