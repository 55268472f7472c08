package dev.syncline.console.connections;

import org.jspecify.annotations.Nullable;

/** Why something is done to a connection, for the administrator of the other side. */
record ReasonForm(String reason) {

    ReasonForm(@Nullable String reason) {
        this.reason = reason == null ? "" : reason.strip();
    }
}
