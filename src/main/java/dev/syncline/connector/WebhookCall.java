package dev.syncline.connector;

import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * What somebody who claims to be the tracker sent.
 *
 * @param query as it stood in the address, without the question mark; empty for none
 * @param headers by lower-case name; of a repeated one the first
 * @param body at most 1 MiB, as it came
 * @param secretPath whether it came by the address that only the tracker was told
 */
public record WebhookCall(String method, String query, Map<String, String> headers, byte[] body, boolean secretPath) {

    public WebhookCall {
        Map<String, String> lower = new TreeMap<>();
        headers.forEach((name, value) -> lower.putIfAbsent(name.toLowerCase(Locale.ROOT), value));
        headers = Map.copyOf(lower);
    }

    public Optional<String> header(String name) {
        return Optional.ofNullable(headers.get(name.toLowerCase(Locale.ROOT)));
    }

    /** The body as UTF-8. */
    public String text() {
        return new String(body, StandardCharsets.UTF_8);
    }

    @Override
    public String toString() {
        return "WebhookCall[" + method + ", " + body.length + " bytes]";
    }
}
