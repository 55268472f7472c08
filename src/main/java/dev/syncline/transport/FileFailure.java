package dev.syncline.transport;

import dev.syncline.queue.Outcome;

/** A file of the other side that could not be had, and what that means for the next attempt. */
public final class FileFailure extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final Kind kind;

    /** Why there is no file. */
    public enum Kind {
        /** The other node does not answer, or the transfer broke off: later. */
        UNREACHABLE,
        /** The disk of this node has no room for it: later. */
        NO_ROOM,
        /** It is more than this node's settings let it take; the message says why, after a colon. */
        OVER_QUOTA,
        /** The other side says it has no such file any more: never. */
        GONE,
        /** What comes is not what was announced: not before somebody looked. */
        ALTERED
    }

    /** Describes the failure in words an administrator can act on. */
    public FileFailure(Kind kind, String message) {
        super(message);
        this.kind = kind;
    }

    public Kind kind() {
        return kind;
    }

    /** Tried again later, or as soon as the other node gives a sign of life where that may help. */
    public Outcome later() {
        return kind == Kind.NO_ROOM
                ? Outcome.retry(String.valueOf(getMessage()))
                : Outcome.retryWith(SendEnvelope.KIND, String.valueOf(getMessage()));
    }
}
