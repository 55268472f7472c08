package dev.syncline.torture;

/** What can happen to one call between the nodes. */
enum Fault {
    NONE,
    /** The call waits before it goes on. */
    DELAY,
    /** The connection is closed before anything was forwarded. */
    DROP,
    /** The connection is reset before anything was forwarded. */
    RESET,
    /** Half of the call is forwarded, then both ends are reset. */
    HALF_CALL,
    /** Half of the answer comes back, then the stream ends as if it were over. */
    HALF_ANSWER,
    /** Half of the answer comes back, then the connection is reset. */
    CUT_ANSWER,
    /** The other node answers and nobody hears it. */
    ANSWER_LOST,
    /** Nothing happens at all for a while. */
    BLACK_HOLE,
    /** The call arrives twice. */
    DUPLICATE,
    /** The call arrives, and once more later. */
    REPLAY,
    /** One byte of the call is another. */
    CORRUPT,
    /** The answer drips. */
    TRICKLE
}
