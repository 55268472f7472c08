package dev.syncline.connector;

import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpExchange;
import dev.syncline.testing.LoopbackServer;
import java.io.IOException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BinaryOperator;
import org.jspecify.annotations.Nullable;

/** A simulated tracker that is called with one key in a header, with the switches for what can go wrong. */
public abstract class KeyedSimulator implements TrackerFaults, AutoCloseable {

    private static final byte[] PAGE = "<html>Sign in</html>".getBytes(StandardCharsets.UTF_8);

    private final LoopbackServer server = new LoopbackServer(0);
    private final AtomicInteger calls = new AtomicInteger();
    private final AtomicBoolean lose = new AtomicBoolean();
    private final AtomicBoolean fail = new AtomicBoolean();
    private final AtomicBoolean page = new AtomicBoolean();
    private final AtomicBoolean expire = new AtomicBoolean();
    private final AtomicReference<@Nullable Duration> limit = new AtomicReference<>();
    private volatile boolean revoked;
    private volatile Duration pause = Duration.ZERO;

    /** Begins to answer; the last thing that a constructor does. */
    protected final void open() {
        server.serve(this::handle);
    }

    /** Whether a call brings the key. */
    protected abstract boolean isKnown(Headers headers);

    /** Answers a call that nothing is wrong with. */
    protected abstract void answer(HttpExchange exchange, byte[] body) throws IOException;

    /** What the tracker says when it refuses a call for this status. */
    protected abstract byte[] refusal(int status);

    public final String address() {
        return server.address();
    }

    /** From now on every answer takes this long. */
    public final void answerAfter(Duration pause) {
        this.pause = pause;
    }

    @Override
    public final void loseNextAnswer() {
        lose.set(true);
    }

    /** Whether the answer to a write that was made is to be lost. */
    protected final boolean losesAnswer() {
        return lose.getAndSet(false);
    }

    @Override
    public final void limitNext(Duration wait) {
        limit.set(wait);
    }

    @Override
    public final void expireToken() {
        expire.set(true);
    }

    @Override
    public final void revoke() {
        revoked = true;
    }

    @Override
    public final void failNext() {
        fail.set(true);
    }

    @Override
    public final void answerNextWithAPage() {
        page.set(true);
    }

    @Override
    public final void stop() {
        server.stop();
    }

    @Override
    public final int calls() {
        return calls.get();
    }

    @Override
    public final void close() {
        server.close();
    }

    private void handle(HttpExchange exchange) throws IOException {
        calls.incrementAndGet();
        exchange.getResponseHeaders().set("Connection", "close");
        try (exchange) {
            byte[] body = exchange.getRequestBody().readAllBytes();
            LockSupport.parkNanos(pause.toNanos());
            Duration wait = limit.getAndSet(null);
            if (wait != null) {
                exchange.getResponseHeaders().set("Retry-After", String.valueOf(wait.toSeconds()));
                send(exchange, 429, refusal(429));
            } else if (fail.getAndSet(false)) {
                send(exchange, 500, refusal(500));
            } else if (revoked || expire.getAndSet(false) || !isKnown(exchange.getRequestHeaders())) {
                send(exchange, 401, refusal(401));
            } else if (page.getAndSet(false)) {
                send(exchange, 200, PAGE);
            } else {
                answer(exchange, body);
            }
        }
    }

    protected static void send(HttpExchange exchange, int status, byte[] body) throws IOException {
        exchange.sendResponseHeaders(status, body.length == 0 ? -1 : body.length);
        exchange.getResponseBody().write(body);
    }

    /** The parameters of the address; of two of one name, the one that the tracker goes by. */
    protected static Map<String, String> query(HttpExchange exchange, BinaryOperator<String> goesBy) {
        Map<String, String> query = new LinkedHashMap<>();
        String raw = exchange.getRequestURI().getRawQuery();
        for (String part : raw == null ? List.<String>of() : List.of(raw.split("&"))) {
            String[] pair = part.split("=", 2);
            query.merge(
                    URLDecoder.decode(pair[0], StandardCharsets.UTF_8),
                    URLDecoder.decode(pair[1], StandardCharsets.UTF_8),
                    goesBy);
        }
        return query;
    }
}
