package dev.syncline.xurrent.simulator;

import com.sun.net.httpserver.HttpExchange;
import dev.syncline.connector.TrackerFaults;
import dev.syncline.testing.LoopbackServer;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A Xurrent account over HTTP: GraphQL, REST, OAuth, storage, webhook keys; all hosts are paths of one server. */
public final class XurrentSimulator implements TrackerFaults, AutoCloseable {

    public static final String PERSONAL = "personal-token";
    private static final JsonMapper JSON = new JsonMapper();

    private final Store store;
    private final Limits limits;
    private final LoopbackServer server;
    private final Queries queries;
    private final Tokens tokens = new Tokens(PERSONAL);
    private final AtomicInteger calls = new AtomicInteger();
    private final AtomicBoolean lose = new AtomicBoolean();
    private final AtomicBoolean fail = new AtomicBoolean();
    private final AtomicBoolean page = new AtomicBoolean();
    private final AtomicReference<@Nullable Duration> limit = new AtomicReference<>();
    private final AtomicBoolean withoutRetryAfter = new AtomicBoolean();
    private final Map<String, String> served = new ConcurrentHashMap<>();
    private volatile int drip;
    private final List<String> asked = new CopyOnWriteArrayList<>();

    public XurrentSimulator(Clock clock) {
        this(clock, 0);
    }

    /** At a port of its own; 0 for any. */
    public XurrentSimulator(Clock clock, int port) {
        store = new Store(clock);
        limits = new Limits(clock);
        queries = new Queries(new Schema(store, this::address).graphql());
        server = new LoopbackServer(port);
        server.serve(this::handle);
    }

    public String address() {
        return server.address();
    }

    /** Settings that lead every host here. */
    public Map<String, String> settings() {
        Map<String, String> settings = new LinkedHashMap<>();
        settings.put("account", "acme");
        settings.put("domain", Store.DOMAIN);
        settings.put("graphqlAddress", address() + "/graphql");
        settings.put("restAddress", address() + "/v1");
        settings.put("oauthAddress", address() + "/oauth");
        settings.put("pagesAddress", address());
        settings.put("clientId", "client");
        settings.put("clientSecret", "secret");
        return settings;
    }

    /** Makes a request as people do, and returns its number. */
    public String create(String subject, String description, String category, String impact) {
        return new ByHand(store).create(subject, description, category, impact);
    }

    /** Adds a note to a request as people do. */
    public void say(String number, String note, boolean internal) {
        new ByHand(store).answer(number, note, internal, null, "");
    }

    /** Puts an answer at a path of the account's own host. */
    public void serve(String path, String json) {
        served.put(path, json);
    }

    /** Method and path of every call, in order. */
    public List<String> asked() {
        return asked;
    }

    public void trash(String id) {
        synchronized (store) {
            store.requests.remove(id);
        }
    }

    public void limitNextWithoutSayingHowLong() {
        withoutRetryAfter.set(true);
    }

    /** Makes another template whose UI extension has the field {@code group} with this choice, and returns its id. */
    public String templateWithGroup(String subject, String value, String label) {
        synchronized (store) {
            return store.template(subject, Store.group(Map.of("value", value, "label", label)));
        }
    }

    /** Sets a value behind the API's back, such as an enum value of tomorrow or a redacted note's text. */
    public void set(String id, String field, Object value) {
        synchronized (store) {
            Objects.requireNonNull(store.requests.get(id)).put(field, value);
        }
    }

    /** Gives one of the requests a status that no release knows, until {@link #usualStatuses}. */
    public void statusOfTomorrow(int which) {
        new ByHand(store).statusOfTomorrow(which);
    }

    /** Gives requests back what they had before {@link #statusOfTomorrow}, save those that got another status since. */
    public void usualStatuses() {
        new ByHand(store).usualStatuses();
    }

    public Terms terms() {
        return store.terms;
    }

    public Limits limits() {
        return limits;
    }

    /** The webhook calls on their way from here. */
    public Deliveries deliveries() {
        return store.deliveries;
    }

    /** An administrator takes out what a note said; nothing else of it changes. */
    public void redact(String request, String note, String left) {
        new ByHand(store).redact(request, note, left);
    }

    /** Answers go out in pieces of so many bytes; 0 for at once. */
    public void drip(int bytes) {
        drip = bytes;
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
        tokens.expire();
    }

    @Override
    public void revoke() {
        tokens.revoke();
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
        server.stop();
    }

    @Override
    public int calls() {
        return calls.get();
    }

    @Override
    public void close() {
        server.close();
    }

    private void handle(HttpExchange exchange) throws IOException {
        String path = exchange.getRequestURI().getPath();
        exchange.getResponseHeaders().set("Connection", "close");
        if (RequestPages.answer(path)) {
            try (exchange) {
                new RequestPages(store).handle(exchange);
            }
            return;
        }
        asked.add(exchange.getRequestMethod() + " " + path);
        calls.incrementAndGet();
        try (exchange) {
            if (path.equals("/oauth/token")) {
                tokens.issue(exchange);
            } else if (path.equals("/storage")) {
                new Storage(store).upload(exchange);
            } else if (path.equals("/storage/local")) {
                new Storage(store).uploadLocal(exchange, tokens);
            } else if (path.startsWith("/expiring/")) {
                new Storage(store).download(exchange, path.substring("/expiring/".length()));
            } else if (served.containsKey(path)) {
                exchange.getRequestBody().readAllBytes();
                answer(exchange, 200, served.get(path));
            } else {
                api(exchange, path);
            }
        } catch (RuntimeException e) {
            answer(exchange, 500, "{\"message\":\"" + e + "\"}");
        }
    }

    private void api(HttpExchange exchange, String path) throws IOException {
        byte[] body = exchange.getRequestBody().readAllBytes();
        exchange.getResponseHeaders().set("x-request-id", UUID.randomUUID().toString());
        Limits own = tokens.isPersonal(exchange) ? limits.ofPeople() : limits;
        Duration planned = limit.getAndSet(null);
        Duration wait = planned == null ? own.take() : planned;
        if (wait != null || (!tokens.isPersonal(exchange) && withoutRetryAfter.getAndSet(false))) {
            own.tell(exchange.getResponseHeaders());
            Limits.refuse(exchange, wait);
        } else if (fail.getAndSet(false)) {
            answer(exchange, 500, "{\"message\":\"Internal Server Error\"}");
        } else if (!tokens.prove(exchange)) {
            answer(exchange, 401, "{\"message\":\"Bad credentials\"}");
        } else if (page.getAndSet(false)) {
            exchange.getResponseHeaders().set("Content-Type", "text/html");
            answer(exchange, 200, "<html><body>Sign in</body></html>");
        } else if (path.startsWith("/graphql")) {
            own.tell(exchange.getResponseHeaders());
            graphql(exchange, JSON.readTree(body), own);
        } else if (path.equals("/oauth/introspect")) {
            answer(exchange, 200, JSON.writeValueAsString(Map.of("scopes", store.terms.introspected())));
        } else {
            own.tell(exchange.getResponseHeaders());
            new Rest(store).handle(exchange, Tokens.account(exchange), body);
        }
    }

    private void graphql(HttpExchange exchange, JsonNode body, Limits own) throws IOException {
        String answer = queries.answer(exchange, body, own);
        if (answer == null) {
            return;
        }
        String query = body.path("query").asString("");
        if (query.stripLeading().startsWith("mutation") && lose.getAndSet(false)) {
            return;
        }
        if (drip > 0) {
            new Trickle(drip).answer(exchange, answer);
        } else {
            answer(exchange, 200, answer);
        }
    }

    static void answer(HttpExchange exchange, int status, String body) throws IOException {
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        if (!exchange.getResponseHeaders().containsKey("Content-Type")) {
            exchange.getResponseHeaders().set("Content-Type", "application/json");
        }
        exchange.sendResponseHeaders(status, bytes.length);
        exchange.getResponseBody().write(bytes);
    }

    /** What the notes of a request say, in their order. */
    public List<String> notes(String id) {
        return new ByHand(store).notes(id);
    }

    /** Makes a template whose UI extension has these fields, and returns its id. */
    public String templateOfFields(String... ids) {
        synchronized (store) {
            return store.templateOfFields(ids);
        }
    }
}
