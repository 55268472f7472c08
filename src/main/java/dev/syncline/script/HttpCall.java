package dev.syncline.script;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A call of this node's own tracker that a rule asked for.
 *
 * @param method such as {@code GET}, in capitals
 * @param target path and query below the address of the tracker, percent-encoded; begins with exactly one slash and has no
 *     dot segments
 * @param headers names to values; none of them carries credentials
 */
public record HttpCall(
        String method,
        String target,
        Map<String, List<String>> headers,
        @Nullable String body) {

    public HttpCall {
        headers = Map.copyOf(headers);
    }

    /** Whether the call only reads. */
    public boolean reads() {
        return method.equals("GET") || method.equals("HEAD");
    }
}
