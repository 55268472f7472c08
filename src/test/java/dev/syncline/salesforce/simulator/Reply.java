package dev.syncline.salesforce.simulator;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/** An answer of one resource; a null body is an empty one, bytes are sent as they are. */
record Reply(int status, @Nullable Object body, Map<String, String> headers) {

    Reply(int status, @Nullable Object body) {
        this(status, body, Map.of());
    }

    static Reply ok(Object body) {
        return new Reply(200, body);
    }

    static Reply empty() {
        return new Reply(204, null);
    }
}
