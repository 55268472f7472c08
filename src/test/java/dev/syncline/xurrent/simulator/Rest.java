package dev.syncline.xurrent.simulator;

import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * The part of the REST API that rules are shown calling: one request, and its notes.
 *
 * @see <a href="https://developer.xurrent.com/v1/">errors</a>
 */
final class Rest {

    private static final JsonMapper JSON = new JsonMapper();
    private static final Pattern PATH = Pattern.compile("/v1/requests/([^/]+)(/notes)?");
    private static final Map<String, List<String>> CLOSED = Map.of(
            "status",
            List.of(
                    ("declined on_backlog assigned accepted in_progress waiting_for waiting_for_customer reservation_pending"
                                    + " workflow_pending project_pending completed")
                            .split(" ")),
            "impact",
            List.of("low", "medium", "high", "top"));

    /** Name in REST to name in GraphQL. */
    private static final Map<String, String> FIELDS = Map.of(
            "subject", "subject",
            "status", "status",
            "impact", "impact",
            "note", "note",
            "completion_reason", "completionReason",
            "supplier_requestID", "supplierRequestID");

    private final Store store;

    Rest(Store store) {
        this.store = store;
    }

    void handle(HttpExchange exchange, String account, byte[] body) throws IOException {
        String accept = String.valueOf(exchange.getRequestHeaders().getFirst("Accept"));
        Matcher path = PATH.matcher(exchange.getRequestURI().getPath());
        Map<String, @Nullable Object> request = path.matches() ? find(path.group(1)) : null;
        if (!accept.equals("null") && !accept.contains("application/json") && !accept.contains("*/*")) {
            refuse(exchange, 406, "Not Acceptable");
        } else if (request == null) {
            refuse(exchange, 404, "Not Found");
        } else {
            boolean notes = path.group(2) != null;
            switch (exchange.getRequestMethod() + (notes ? " notes" : "")) {
                case "GET" -> answer(exchange, 200, show(request, account));
                case "GET notes" -> answer(exchange, 200, notes(request));
                case "PATCH", "PUT" -> change(exchange, request, account, body);
                case "POST notes" -> say(exchange, request, body);
                default -> refuse(exchange, 404, "Not Found");
            }
        }
    }

    private @Nullable Map<String, @Nullable Object> find(String id) {
        synchronized (store) {
            return store.requests.values().stream()
                    .filter(each -> id.equals(String.valueOf(each.get("requestId"))) || id.equals(each.get("id")))
                    .findFirst()
                    .orElse(null);
        }
    }

    private static Map<String, @Nullable Object> show(Map<String, @Nullable Object> request, String account) {
        Map<String, @Nullable Object> shown = new LinkedHashMap<>();
        shown.put("id", request.get("requestId"));
        shown.put("nodeID", request.get("id"));
        shown.put("subject", request.get("subject"));
        shown.put("status", AccountFields.get(request, account, "status"));
        shown.put("impact", request.get("impact"));
        return shown;
    }

    private List<Map<String, @Nullable Object>> notes(Map<String, @Nullable Object> request) {
        List<Map<String, @Nullable Object>> shown = new ArrayList<>();
        for (Map<String, @Nullable Object> note : store.notes(request)) {
            Map<String, @Nullable Object> one = new LinkedHashMap<>();
            one.put("nodeID", note.get("id"));
            one.put("text", note.get("text"));
            one.put("internal", note.get("internal"));
            shown.add(one);
        }
        return shown;
    }

    private void change(HttpExchange exchange, Map<String, @Nullable Object> request, String account, byte[] body)
            throws IOException {
        JsonNode sent = read(exchange, body);
        if (sent == null) {
            return;
        }
        Map<String, Object> input = new LinkedHashMap<>();
        input.put("id", String.valueOf(request.get("id")));
        List<List<String>> errors = new ArrayList<>();
        FIELDS.forEach((name, field) -> {
            if (sent.has(name)) {
                String value = sent.path(name).asString("");
                input.put(field, value);
                if (CLOSED.containsKey(name) && !CLOSED.get(name).contains(value)) {
                    errors.add(List.of(name, "is not included in the list"));
                }
            }
        });
        if (errors.isEmpty()) {
            refused(new Mutations(store).update(input, account), errors);
        }
        if (errors.isEmpty()) {
            answer(exchange, 200, show(request, account));
        } else {
            answer(exchange, 422, Map.of("message", "Validation Failed", "errors", errors));
        }
    }

    private void say(HttpExchange exchange, Map<String, @Nullable Object> request, byte[] body) throws IOException {
        JsonNode sent = read(exchange, body);
        if (sent == null) {
            return;
        }
        List<List<String>> errors = new ArrayList<>();
        Map<String, Object> made = new Mutations(store)
                .note(Map.of(
                        "ownerId",
                        String.valueOf(request.get("id")),
                        "text",
                        sent.path("text").asString(""),
                        "internal",
                        sent.path("internal").asBoolean(false)));
        refused(made, errors);
        if (errors.isEmpty()) {
            answer(exchange, 201, Map.of("id", store.number()));
        } else {
            answer(exchange, 422, Map.of("message", "Validation Failed", "errors", errors));
        }
    }

    private static void refused(Map<String, Object> payload, List<List<String>> errors) {
        if (payload.get("errors") instanceof List<?> all) {
            for (Object each : all) {
                Map<?, ?> error = (Map<?, ?>) each;
                String field = String.valueOf(((List<?>) Objects.requireNonNull(error.get("path"))).get(0));
                String name = FIELDS.entrySet().stream()
                        .filter(known -> known.getValue().equals(field))
                        .map(Map.Entry::getKey)
                        .findFirst()
                        .orElse(field);
                errors.add(List.of(name, String.valueOf(error.get("message"))));
            }
        }
    }

    private static @Nullable JsonNode read(HttpExchange exchange, byte[] body) throws IOException {
        try {
            return JSON.readTree(body);
        } catch (JacksonException e) {
            refuse(exchange, 400, "Problems parsing JSON");
            return null;
        }
    }

    private static void answer(HttpExchange exchange, int status, Object body) throws IOException {
        XurrentSimulator.answer(exchange, status, JSON.writeValueAsString(body));
    }

    private static void refuse(HttpExchange exchange, int status, String message) throws IOException {
        answer(exchange, status, Map.of("message", message, "documentation_url", "https://developer.xurrent.com/v1/"));
    }
}
