package dev.syncline.script.api;

import dev.syncline.script.HttpAnswer;
import dev.syncline.script.HttpCall;
import dev.syncline.script.TrackerPort;
import dev.syncline.script.fence.Aborted;
import groovy.lang.Closure;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The calls of one run, counted and bounded. */
public final class HttpCalls {

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
    private final HttpLimits limits;
    private int made;
    private long nanos;

    /** Starts with no call. */
    public HttpCalls(TrackerPort tracker, HttpLimits limits) {
        this.tracker = tracker;
        this.limits = limits;
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
        another();
        Map<?, ?> parameters = query instanceof Map<?, ?> map ? map : Map.of();
        String target = HttpPath.target(String.valueOf(path), tracker.trackerUrl(), parameters);
        HttpCall call = new HttpCall(verb, target, headers(headers), bounded(text(body)));
        HttpAnswer answer = timed(call);
        long size = bytes(answer.body());
        if (size > limits.bytes()) {
            throw Aborted.spent(
                    "%s %s was answered with %d bytes; a rule takes at most %d."
                            .formatted(verb, target, size, limits.bytes()),
                    "Ask for fewer items or fields at once, or raise syncline.script.http-size.");
        }
        return new Exchange(call, answer);
    }

    private void another() {
        if (++made > limits.calls()) {
            throw Aborted.spent(
                    "The rule makes more than %d calls of the tracker in one run.".formatted(limits.calls()),
                    "Ask for more at once, or less; or raise syncline.script.http-calls.");
        }
        if (nanos > limits.time().toNanos()) {
            throw Aborted.spent(
                    "The calls of the tracker took more than %s s in one run."
                            .formatted(limits.time().toMillis() / 1000.0),
                    "Call less, or raise syncline.script.http-time; the tracker may be slow.");
        }
    }

    private HttpAnswer timed(HttpCall call) {
        long start = System.nanoTime();
        try {
            return tracker.call(call);
        } finally {
            nanos += System.nanoTime() - start;
        }
    }

    private @Nullable String bounded(@Nullable String body) {
        if (body != null && bytes(body) > limits.bytes()) {
            throw Aborted.spent(
                    "A call of the tracker carries at most %d bytes; the rule gave it %d."
                            .formatted(limits.bytes(), bytes(body)),
                    "Send less at once, or raise syncline.script.http-size.");
        }
        return body;
    }

    private static long bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8).length;
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
        return body == null || body instanceof CharSequence ? Objects.toString(body, null) : JsonText.toJson(body);
    }

    /** JSON where it is JSON; the text itself otherwise. */
    private static @Nullable Object read(String body) {
        String text = body.strip();
        if (text.isEmpty()) {
            return null;
        }
        try {
            return new JsonReader().parseText(text);
        } catch (IllegalArgumentException notJson) {
            return body;
        }
    }

    private static String shorten(String text) {
        return text.length() > SHOWN ? text.substring(0, SHOWN) + "..." : text;
    }
}
