package dev.syncline.script.api;

import dev.syncline.script.HttpAnswer;
import dev.syncline.script.HttpCall;
import dev.syncline.script.TrackerPort;
import groovy.lang.Closure;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;

/** The calls of one run, counted and bounded. */
public final class HttpCalls {

    private static final int LONGEST = 8 * 1024 * 1024;
    private static final int SHOWN = 300;
    private static final Set<String> METHODS = Set.of("GET", "HEAD", "POST", "PUT", "PATCH", "DELETE");
    private static final Set<String> OURS = Set.of(
            "authorization",
            "connection",
            "content-length",
            "cookie",
            "expect",
            "host",
            "keep-alive",
            "proxy-authorization",
            "te",
            "trailer",
            "transfer-encoding",
            "upgrade");

    private final TrackerPort tracker;
    private final int most;
    private int made;

    /**
     * Starts with no call.
     *
     * @param most calls a run may make
     */
    public HttpCalls(TrackerPort tracker, int most) {
        this.tracker = tracker;
        this.most = most;
    }

    /** What was asked and what was answered. */
    record Exchange(HttpCall call, HttpAnswer answer) {

        HubObject request() {
            return new HubObject(Kind.ANY)
                    .with("method", call.method())
                    .with("path", call.target())
                    .with("body", call.body())
                    .with("headers", call.headers());
        }

        HubObject response() {
            return new HubObject(Kind.ANY)
                    .with("code", answer.code())
                    .with("body", read(answer.body()))
                    .with("headers", answer.headers());
        }
    }

    /** What was answered, read as JSON; an answer that is no success ends the run unless the rule catches it. */
    @Nullable
    Object simple(String method, Object path, @Nullable Object body, @Nullable Object query) {
        Exchange exchange = answer(method, path, body, query, null);
        int code = exchange.answer().code();
        if (code < 200 || code > 299) {
            throw new IllegalStateException("%s %s was answered with %d: %s"
                    .formatted(
                            method,
                            exchange.call().target(),
                            code,
                            shorten(exchange.answer().body())));
        }
        return read(exchange.answer().body());
    }

    /** What the closure makes of the exchange. */
    @Nullable
    Object full(
            String method,
            Object path,
            @Nullable Object body,
            @Nullable Object query,
            @Nullable Object headers,
            Closure<?> callback) {
        Exchange exchange = answer(method, path, body, query, headers);
        return switch (callback.getMaximumNumberOfParameters()) {
            case 0 -> callback.call();
            case 1 -> callback.call(exchange.response());
            default -> callback.call(exchange.request(), exchange.response());
        };
    }

    Exchange answer(
            String method, Object path, @Nullable Object body, @Nullable Object query, @Nullable Object headers) {
        String verb = method.toUpperCase(Locale.ROOT);
        if (!METHODS.contains(verb)) {
            throw new IllegalArgumentException("httpClient knows no method '%s'; it has %s."
                    .formatted(shorten(method), METHODS.stream().sorted().toList()));
        }
        if (++made > most) {
            throw new IllegalStateException(
                    "The rule makes more than %d calls of the tracker in one run. Ask for more at once, or less."
                            .formatted(most));
        }
        Map<?, ?> parameters = query instanceof Map<?, ?> map ? map : Map.of();
        String target = HttpPath.target(String.valueOf(path), tracker.trackerUrl(), parameters);
        HttpCall call = new HttpCall(verb, target, headers(headers), text(body));
        HttpAnswer answer = tracker.call(call);
        if (answer.body().length() > LONGEST) {
            throw new IllegalStateException("%s %s was answered with %d characters; a rule takes at most %d."
                    .formatted(verb, target, answer.body().length(), LONGEST));
        }
        return new Exchange(call, answer);
    }

    private static Map<String, List<String>> headers(@Nullable Object given) {
        Map<String, List<String>> headers = new LinkedHashMap<>();
        if (given instanceof Map<?, ?> map) {
            map.forEach((name, value) -> {
                String header = String.valueOf(name);
                if (OURS.contains(header.toLowerCase(Locale.ROOT)) || !header.matches("[A-Za-z0-9-]+")) {
                    throw new NotOffered(
                            "httpClient takes no header '%s' from a rule.".formatted(shorten(header)),
                            "Leave it out: the call is made as this node's user, with credentials no rule sees.");
                }
                List<?> values = value instanceof List<?> list ? list : List.of(String.valueOf(value));
                headers.put(header, values.stream().map(HttpCalls::line).toList());
            });
        }
        return headers;
    }

    private static String line(@Nullable Object value) {
        return String.valueOf(value).replaceAll("[\\p{Cntrl}]", " ");
    }

    private static @Nullable String text(@Nullable Object body) {
        if (body == null || body instanceof CharSequence) {
            String text = body == null ? null : body.toString();
            if (text != null && text.getBytes(StandardCharsets.UTF_8).length > LONGEST) {
                throw new IllegalArgumentException(
                        "A call of the tracker carries at most %d bytes.".formatted(LONGEST));
            }
            return text;
        }
        return text(JsonText.toJson(body));
    }

    /** JSON where it is JSON; the text itself otherwise. */
    private static @Nullable Object read(String body) {
        String text = body.strip();
        if (text.isEmpty()) {
            return null;
        }
        try {
            return new JsonReader().parseText(text);
        } catch (JacksonException notJson) {
            return body;
        }
    }

    private static String shorten(String text) {
        return text.length() > SHOWN ? text.substring(0, SHOWN) + "..." : text;
    }
}
