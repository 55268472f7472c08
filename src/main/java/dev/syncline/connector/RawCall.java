package dev.syncline.connector;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A call that a rule makes to the tracker's own API; the connector adds the credentials.
 *
 * @param path relative to the tracker's API; may carry a query with blanks and quotes as people write them
 * @param body text, JSON as a rule; null for none
 */
public record RawCall(
        String method,
        String path,
        Map<String, List<String>> query,
        Map<String, List<String>> headers,
        @Nullable String body) {

    public RawCall {
        method = method.toUpperCase(Locale.ROOT);
    }
}
