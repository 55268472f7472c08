package dev.syncline.salesforce.simulator;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/** Takes calls over HTTP, lets go wrong what is switched on, and writes answers. */
final class Front implements HttpHandler {

    private static final JsonMapper JSON = new JsonMapper();

    private final Rest rest;
    private final OAuth oauth;
    private final Faults faults;
    private final Supplier<String> address;
    private final List<String> asked;
    private final CasePages pages;
    private final AtomicInteger counted = new AtomicInteger(17);

    Front(Rest rest, OAuth oauth, Faults faults, Supplier<String> address, List<String> asked, CasePages pages) {
        this.pages = pages;
        this.rest = rest;
        this.oauth = oauth;
        this.faults = faults;
        this.address = address;
        this.asked = asked;
    }

    @Override
    public void handle(HttpExchange exchange) throws IOException {
        String target = exchange.getRequestURI().toString();
        String path = exchange.getRequestURI().getPath();
        exchange.getResponseHeaders().set("Connection", "close");
        if (CasePages.answer(path)) {
            try (exchange) {
                pages.handle(exchange);
            }
            return;
        }
        asked.add(exchange.getRequestMethod() + " " + target);
        try (exchange) {
            byte[] body = exchange.getRequestBody().readAllBytes();
            if (path.equals("/services/oauth2/token")) {
                send(exchange, oauth.token(form(exchange, body), address.get()));
            } else if (path.equals("/services/oauth2/authorize")) {
                exchange.getResponseHeaders()
                        .set(
                                "Location",
                                oauth.authorize(pairs(exchange.getRequestURI().getRawQuery())));
                exchange.sendResponseHeaders(302, -1);
            } else if (path.matches("/services/data/?")) {
                send(exchange, Rest.versions());
            } else if (path.startsWith("/services/data/v")) {
                api(exchange, target, body);
            } else {
                page(exchange, 404);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void api(HttpExchange exchange, String target, byte[] body) throws IOException, InterruptedException {
        Duration wait = faults.limit.getAndSet(null);
        // What a node is told by minutes would stop people for as long, who are another program.
        boolean people = oauth.isOfPeople(token(exchange));
        SimError quota = people ? null : faults.quota();
        exchange.getResponseHeaders()
                .set("Sforce-Limit-Info", "api-usage=%d/%d".formatted(counted.incrementAndGet(), faults.daily));
        if (wait != null || (!people && faults.limitWithoutTime.getAndSet(false))) {
            if (wait != null) {
                exchange.getResponseHeaders().set("Retry-After", String.valueOf(wait.toSeconds()));
            }
            page(exchange, 429);
        } else if (faults.fail.getAndSet(false)) {
            send(exchange, new SimError(500, "UNKNOWN_EXCEPTION", "An unexpected error occurred.").reply());
        } else if (!oauth.knows(token(exchange))) {
            send(exchange, new SimError(401, "INVALID_SESSION_ID", "Session expired or invalid").reply());
        } else if (faults.isOutOfScope()) {
            String words = "This session is not valid for use with the REST API";
            send(exchange, new SimError(403, "INVALID_SESSION_ID", words).reply());
        } else if (quota != null) {
            send(exchange, quota.reply());
        } else if (faults.page.getAndSet(false)) {
            page(exchange, 200);
        } else {
            called(exchange, target, body);
        }
    }

    private void called(HttpExchange exchange, String target, byte[] body) throws IOException, InterruptedException {
        Map<String, String> headers = new LinkedHashMap<>();
        exchange.getRequestHeaders().forEach((name, values) -> headers.put(name, values.get(0)));
        Call call = Call.of(exchange.getRequestMethod(), target, headers, body);
        boolean write = isWrite(call);
        Reply reply;
        if (write) {
            faults.enterWrite();
        }
        try {
            reply = rest.transaction(call);
        } finally {
            if (write) {
                faults.leaveWrite();
            }
        }
        if (write && faults.loseAnswer.getAndSet(false)) {
            return;
        }
        send(exchange, reply);
    }

    private static boolean isWrite(Call call) {
        if (!call.at(0).equals("composite") || !call.at(1).isEmpty()) {
            return !call.is("GET");
        }
        return new String(call.body(), StandardCharsets.UTF_8)
                .matches("(?s).*\"method\"\\s*:\\s*\"(POST|PATCH|DELETE|PUT)\".*");
    }

    private static String token(HttpExchange exchange) {
        String header = exchange.getRequestHeaders().getFirst("Authorization");
        return header == null ? "" : header.replaceFirst("^(Bearer|OAuth) ", "");
    }

    private static Map<String, String> form(HttpExchange exchange, byte[] body) {
        Map<String, String> form = pairs(new String(body, StandardCharsets.UTF_8));
        String basic = exchange.getRequestHeaders().getFirst("Authorization");
        if (basic != null && basic.startsWith("Basic ")) {
            String[] both = new String(java.util.Base64.getDecoder().decode(basic.substring(6)), StandardCharsets.UTF_8)
                    .split(":", 2);
            form.put("client_id", both[0]);
            form.put("client_secret", both[1]);
        }
        return form;
    }

    private static Map<String, String> pairs(@Nullable String text) {
        Map<String, String> pairs = new LinkedHashMap<>();
        for (String part : text == null || text.isEmpty() ? new String[0] : text.split("&")) {
            String[] pair = part.split("=", 2);
            pairs.put(Call.decode(pair[0]), pair.length < 2 ? "" : Call.decode(pair[1]));
        }
        return pairs;
    }

    private static void page(HttpExchange exchange, int status) throws IOException {
        byte[] page = "<html><body>Salesforce</body></html>".getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", "text/html;charset=UTF-8");
        exchange.sendResponseHeaders(status, page.length);
        exchange.getResponseBody().write(page);
    }

    private void send(HttpExchange exchange, Reply reply) throws IOException {
        Object body = reply.body();
        byte[] bytes = body == null ? new byte[0] : body instanceof byte[] raw ? raw : JSON.writeValueAsBytes(body);
        exchange.getResponseHeaders()
                .set(
                        "Content-Type",
                        body instanceof byte[] ? "application/octetstream" : "application/json;charset=UTF-8");
        exchange.sendResponseHeaders(reply.status(), bytes.length == 0 ? -1 : bytes.length);
        int piece = faults.pieces() == 0 ? Math.max(1, bytes.length) : faults.pieces();
        try (OutputStream out = exchange.getResponseBody()) {
            for (int from = 0; from < bytes.length; from += piece) {
                out.write(bytes, from, Math.min(piece, bytes.length - from));
                out.flush();
            }
        }
    }
}
