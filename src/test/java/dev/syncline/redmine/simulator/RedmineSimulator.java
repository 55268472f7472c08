package dev.syncline.redmine.simulator;

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
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/** A Redmine over HTTP, with the switches for what can go wrong. */
public final class RedmineSimulator implements TrackerFaults, AutoCloseable {

    private static final String KEY = "k".repeat(40);

    private final HttpServer server;
    private final ExecutorService pool = Executors.newCachedThreadPool();
    private final Answers answers;
    private final AtomicInteger calls = new AtomicInteger();
    private final AtomicBoolean failAfterWrite = new AtomicBoolean();
    private final AtomicBoolean lose = new AtomicBoolean();
    private final AtomicBoolean fail = new AtomicBoolean();
    private final AtomicBoolean page = new AtomicBoolean();
    private final AtomicBoolean expire = new AtomicBoolean();
    private final AtomicReference<@Nullable Duration> limit = new AtomicReference<>();
    private volatile boolean revoked;
    private volatile Duration pause = Duration.ZERO;

    public RedmineSimulator(Clock clock) {
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

    /** From now on every answer takes this long. */
    public void answerAfter(Duration pause) {
        this.pause = pause;
    }

    /** The notes of every issue in their order, by its subject. */
    public Map<String, List<String>> notes() {
        return answers.notes();
    }

    public String address() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    public Map<String, String> settings() {
        return Map.of("address", address(), "apiKey", KEY, "project", "ops", "tracker", "Support", "keyField", "1");
    }

    public void delete(String id) {
        answers.delete(id);
    }

    /** Its issues stay as they are, and no new one is taken. */
    public void archiveProject() {
        answers.archiveProject();
    }

    /** Whether the user may make private notes; an administrator may. */
    public void actAsAgent() {
        answers.actAsAgent();
    }

    @Override
    public void loseNextAnswer() {
        lose.set(true);
    }

    /** The next write is made and answered; the call after it fails. */
    public void failAfterNextWrite() {
        failAfterWrite.set(true);
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
            LockSupport.parkNanos(pause.toNanos());
            Duration wait = limit.getAndSet(null);
            if (wait != null) {
                exchange.getResponseHeaders().set("Retry-After", String.valueOf(wait.toSeconds()));
                send(exchange, new Answers.Answer(429, new byte[0]));
            } else if (fail.getAndSet(false)) {
                send(exchange, new Answers.Answer(500, new byte[0]));
            } else if (revoked
                    || expire.getAndSet(false)
                    || !KEY.equals(exchange.getRequestHeaders().getFirst("X-Redmine-API-Key"))) {
                send(exchange, new Answers.Answer(401, new byte[0]));
            } else if (page.getAndSet(false)) {
                send(exchange, new Answers.Answer(200, "<html>Sign in</html>".getBytes(StandardCharsets.UTF_8)));
            } else {
                answer(exchange, body);
            }
        }
    }

    private void answer(HttpExchange exchange, byte[] body) throws IOException {
        String path = exchange.getRequestURI().getPath();
        String method = exchange.getRequestMethod();
        Answers.Answer answer = answers.to(method, path, query(exchange), body);
        boolean write = !method.equals("GET") && !path.startsWith("/uploads");
        if (write && failAfterWrite.getAndSet(false)) {
            fail.set(true);
        }
        if (!write || !lose.getAndSet(false)) {
            send(exchange, answer);
        }
    }

    private static void send(HttpExchange exchange, Answers.Answer answer) throws IOException {
        exchange.sendResponseHeaders(answer.status(), answer.body().length == 0 ? -1 : answer.body().length);
        exchange.getResponseBody().write(answer.body());
    }

    private static Map<String, String> query(HttpExchange exchange) {
        Map<String, String> query = new LinkedHashMap<>();
        String raw = exchange.getRequestURI().getRawQuery();
        for (String part : raw == null ? List.<String>of() : List.of(raw.split("&"))) {
            String[] pair = part.split("=", 2);
            query.put(
                    URLDecoder.decode(pair[0], StandardCharsets.UTF_8),
                    URLDecoder.decode(pair[1], StandardCharsets.UTF_8));
        }
        return query;
    }
}
