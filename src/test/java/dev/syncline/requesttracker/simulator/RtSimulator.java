package dev.syncline.requesttracker.simulator;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.syncline.connector.TrackerFaults;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/** A Request Tracker over HTTP, with the switches for what can go wrong. */
public final class RtSimulator implements TrackerFaults, AutoCloseable {

    private static final String TOKEN = "1-14-" + "a1".repeat(16);

    private final HttpServer server;
    private final ExecutorService pool = Executors.newCachedThreadPool();
    private final Answers answers;
    private final AtomicInteger calls = new AtomicInteger();
    private final AtomicBoolean lose = new AtomicBoolean();
    private final AtomicBoolean fail = new AtomicBoolean();
    private final AtomicBoolean page = new AtomicBoolean();
    private final AtomicBoolean expire = new AtomicBoolean();
    private final AtomicReference<@Nullable Duration> limit = new AtomicReference<>();
    private volatile boolean revoked;

    public RtSimulator(Clock clock) {
        answers = new Answers(new Store(clock));
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 100);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.setExecutor(pool);
        server.createContext("/", this::handle);
        server.start();
    }

    public String address() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    public Map<String, String> settings() {
        return Map.of("address", address(), "token", TOKEN, "queue", "Support");
    }

    public void delete(String id) {
        answers.delete(id);
    }

    /** From now on cuts a larger file, or drops it, as {@code $TruncateLongAttachments} or {@code $DropLongAttachments}. */
    public void keepAtMost(int bytes, boolean drop) {
        answers.keepAtMost(bytes, drop);
    }

    /** From now on names the custom fields of a queue and says no more of them, as to a user with rights in the queue. */
    public void describeNoCustomFields() {
        answers.describeNoCustomFields();
    }

    /** Takes every right but those to see and to make tickets, and to correspond, from the acting user. */
    public void actAsAgent() {
        answers.actAsAgent();
    }

    @Override
    public void loseNextAnswer() {
        lose.set(true);
    }

    @Override
    public void limitNext(Duration wait) {
        limit.set(wait);
    }

    @Override
    public void expireToken() {
        expire.set(true);
    }

    @Override
    public void revoke() {
        revoked = true;
    }

    @Override
    public void failNext() {
        fail.set(true);
    }

    @Override
    public void answerNextWithAPage() {
        page.set(true);
    }

    @Override
    public void stop() {
        server.stop(0);
    }

    @Override
    public int calls() {
        return calls.get();
    }

    @Override
    public void close() {
        server.stop(0);
        pool.shutdownNow();
    }

    private void handle(HttpExchange exchange) throws IOException {
        calls.incrementAndGet();
        exchange.getResponseHeaders().set("Connection", "close");
        try (exchange) {
            byte[] body = exchange.getRequestBody().readAllBytes();
            Duration wait = limit.getAndSet(null);
            if (wait != null) {
                exchange.getResponseHeaders().set("Retry-After", String.valueOf(wait.toSeconds()));
                send(exchange, Answers.refusal(429, ""));
            } else if (fail.getAndSet(false)) {
                send(exchange, Answers.refusal(500, ""));
            } else if (revoked
                    || expire.getAndSet(false)
                    || !("token " + TOKEN).equals(exchange.getRequestHeaders().getFirst("Authorization"))) {
                send(exchange, Answers.refusal(401, "Unauthorized"));
            } else if (page.getAndSet(false)) {
                send(
                        exchange,
                        new Answers.Answer(200, "<html>Sign in</html>".getBytes(StandardCharsets.UTF_8), Map.of()));
            } else {
                answer(exchange, body);
            }
        }
    }

    private void answer(HttpExchange exchange, byte[] body) throws IOException {
        String path = exchange.getRequestURI().getPath().replaceFirst("^/REST/2\\.0", "");
        String method = exchange.getRequestMethod();
        String expected = exchange.getRequestHeaders().getFirst("If-Match");
        Answers.Answer answer = answers.to(new Answers.Call(method, path, query(exchange), body, expected));
        boolean write = !method.equals("GET") && !path.equals("/users");
        if (!write || !lose.getAndSet(false)) {
            send(exchange, answer);
        }
    }

    private static void send(HttpExchange exchange, Answers.Answer answer) throws IOException {
        answer.headers().forEach(exchange.getResponseHeaders()::set);
        exchange.sendResponseHeaders(answer.status(), answer.body().length == 0 ? -1 : answer.body().length);
        exchange.getResponseBody().write(answer.body());
    }

    private static Map<String, String> query(HttpExchange exchange) {
        Map<String, String> query = new LinkedHashMap<>();
        String raw = exchange.getRequestURI().getRawQuery();
        for (String part : raw == null ? List.<String>of() : List.of(raw.split("&"))) {
            String[] pair = part.split("=", 2);
            query.putIfAbsent(
                    URLDecoder.decode(pair[0], StandardCharsets.UTF_8),
                    URLDecoder.decode(pair[1], StandardCharsets.UTF_8));
        }
        return query;
    }
}
