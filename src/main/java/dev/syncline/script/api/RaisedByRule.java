package dev.syncline.script.api;

import org.jspecify.annotations.Nullable;

/** What a rule throws on purpose, {@code debug.error} and {@code IssueTrackerException}. */
public final class RaisedByRule extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public RaisedByRule(@Nullable String message) {
        super(message);
    }

    public RaisedByRule(@Nullable String message, @Nullable Throwable cause) {
        super(message, cause);
    }

    public RaisedByRule(@Nullable Throwable cause) {
        super(cause == null ? null : cause.getMessage(), cause);
    }
}
