package dev.syncline.script.api;

import org.jspecify.annotations.Nullable;

/** {@code debug}: ends a run with a message for the administrator. */
public final class DebugHelper {

    /** Ends the run; the message is shown as the item's fault. */
    @ForRules(
            value = "Ends the run; the message is shown as the item's fault.",
            example = "debug.error(\"The replica is ${replica.summary}\")")
    public void error(@Nullable Object message) {
        throw new RaisedByRule(String.valueOf(message));
    }
}
