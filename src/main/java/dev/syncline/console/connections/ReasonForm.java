package dev.syncline.console.connections;

import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Why something is done to a connection, for the administrator of the other side. */
record ReasonForm(String reason) {

    ReasonForm(@Nullable String reason) {
        this.reason = reason == null ? "" : reason.strip();
    }

    /** Empty, or what was typed before the session ran out. */
    static ReasonForm of(Optional<Map<String, String>> typed) {
        return new ReasonForm(typed.map(fields -> fields.get("reason")).orElse(null));
    }
}
