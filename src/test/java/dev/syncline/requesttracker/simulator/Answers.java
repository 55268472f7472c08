package dev.syncline.requesttracker.simulator;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/** What the simulated RT answers to each call. */
final class Answers {

    private static final JsonMapper JSON = new JsonMapper();
    private static final Pattern TICKET = Pattern.compile("/ticket/(\\d+)(?:/(\\w+))?");
    private static final Comparator<Ticket> BY_STAMP =
            Comparator.comparing((Ticket ticket) -> ticket.text("LastUpdated"));
    private static final Comparator<Ticket> BY_ID = Comparator.comparing(ticket -> ticket.id);

    private final Store store;
    private final Writes writes;
    private volatile boolean administrator = true;
    private boolean describesCustomFields = true;

    /** One call, its path behind {@code /REST/2.0}. */
    record Call(
            String method,
            String path,
            Map<String, String> query,
            byte[] body,
            @Nullable String ifMatch) {}

    record Answer(int status, byte[] body, Map<String, String> headers) {}

    Answers(Store store) {
        this.store = store;
        this.writes = new Writes(store);
    }

    static Answer refusal(int status, String message) {
        return json(status, Map.of("message", message));
    }

    void delete(String id) {
        synchronized (store) {
            Ticket ticket = Objects.requireNonNull(store.tickets.get(Integer.valueOf(id)));
            ticket.fields.put("Status", "deleted");
            store.happened(ticket, "Status");
        }
    }

    void keepAtMost(int bytes, boolean drop) {
        synchronized (store) {
            store.largest = bytes;
            store.drops = drop;
        }
    }

    void describeNoCustomFields() {
        describesCustomFields = false;
    }

    void actAsAgent() {
        administrator = false;
    }

    Answer to(Call call) {
        synchronized (store) {
            Matcher ticket = TICKET.matcher(call.path());
            if (ticket.matches()) {
                Ticket found = store.tickets.get(Integer.valueOf(ticket.group(1)));
                return found == null ? refusal(404, "Not Found") : ticket(call, found, ticket.group(2));
            }
            return switch (call.path()) {
                case "/ticket" -> create(call);
                case "/tickets" -> search(call.query());
                case "/users" -> users(call.body());
                case "/queues/all" -> page(List.of(queue()));
                default -> named(call.path());
            };
        }
    }

    private Answer ticket(Call call, Ticket ticket, @Nullable String part) {
        if (part == null) {
            return call.method().equals("PUT") ? update(call, ticket) : shown(ticket);
        }
        return switch (part) {
            case "history" ->
                page(ticket.transactions.stream().map(Shown::transaction).toList());
            case "attachments" ->
                page(store.parts.values().stream()
                        .filter(each -> each.ticket() == ticket.id)
                        .map(each -> Shown.part(each, false))
                        .toList());
            default -> message(call, ticket, part.equals("comment"));
        };
    }

    private Answer shown(Ticket ticket) {
        Answer answer = json(200, Shown.ticket(ticket, administrator));
        return new Answer(200, answer.body(), Map.of("ETag", ticket.etag()));
    }

    private Answer update(Call call, Ticket ticket) {
        if (call.ifMatch() != null && !call.ifMatch().equals(ticket.etag())) {
            return refusal(412, "Precondition Failed");
        }
        return administrator
                ? json(200, writes.update(ticket, JSON.readTree(call.body())))
                : json(200, List.of("Ticket " + ticket.id + ": Permission Denied"));
    }

    private Answer message(Call call, Ticket ticket, boolean internal) {
        if (internal && !administrator) {
            return refusal(400, "Permission Denied");
        }
        int transaction = writes.message(ticket, JSON.readTree(call.body()), internal);
        return new Answer(
                201,
                "[\"Correspondence added\"]".getBytes(StandardCharsets.UTF_8),
                Map.of("Location", "/REST/2.0/transaction/" + transaction));
    }

    private Answer create(Call call) {
        var body = JSON.readTree(call.body());
        String status = body.path("Status").asString("new");
        if (!List.of("new", "open", "resolved").contains(status)) {
            return refusal(400, "New tickets can not have status '%s' in this queue.".formatted(status));
        }
        if (!body.path("Queue").asString("").equals("Support")) {
            return refusal(
                    403,
                    "No permission to create tickets in the queue '%s'"
                            .formatted(body.path("Queue").asString("")));
        }
        return json(201, Shown.reference("ticket", String.valueOf(writes.create(body).id)));
    }

    private Answer search(Map<String, String> query) {
        Predicate<Ticket> wanted;
        try {
            wanted = Query.of(query.getOrDefault("query", ""));
        } catch (IllegalArgumentException e) {
            return refusal(400, e.getMessage() + " at /usr/share/request-tracker5/lib/RT/Tickets.pm line 3187.\n");
        }
        Comparator<Ticket> order = "LastUpdated".equals(query.get("orderby")) ? BY_STAMP.thenComparing(BY_ID) : BY_ID;
        List<Ticket> found =
                new ArrayList<>(store.tickets.values().stream().filter(wanted).toList());
        found.sort("DESC".equals(query.get("order")) ? order.reversed() : order);
        int most = Integer.parseInt(query.getOrDefault("per_page", "20"));
        return page(found.stream()
                .skip((Long.parseLong(query.getOrDefault("page", "1")) - 1) * most)
                .limit(most)
                .map(each -> Shown.ticket(each, administrator))
                .toList());
    }

    private Answer users(byte[] body) {
        String email = JSON.readTree(body).path(0).path("value").asString("");
        return page(Store.EMAILS.entrySet().stream()
                .filter(each -> !email.isEmpty() && each.getValue().equalsIgnoreCase(email))
                .map(each -> Shown.reference("user", each.getKey()))
                .toList());
    }

    private Answer named(String path) {
        String last = path.replaceFirst("^.*/", "");
        if (path.startsWith("/user/")) {
            String name = last.equals("14") ? "root" : last;
            return Store.EMAILS.containsKey(name) || name.contains("@")
                    ? json(200, Shown.user(name))
                    : refusal(404, "Not Found");
        }
        if (path.startsWith("/attachment/") && last.matches("\\d{1,9}")) {
            Store.Part part = store.parts.get(Integer.valueOf(last));
            return part == null ? refusal(404, "Not Found") : json(200, Shown.part(part, true));
        }
        return switch (path) {
            case "/queue/3" -> json(200, queue());
            case "/queue/3/customfields" -> page(describesCustomFields ? customFields() : List.of());
            case "/customfield/4" -> json(200, Map.of("Values", List.of("Ghent", "Oslo")));
            default -> refusal(404, "Not Found");
        };
    }

    private static Map<String, Object> queue() {
        return Map.of(
                "id",
                "3",
                "type",
                "queue",
                "Name",
                "Support",
                "Lifecycle",
                "default",
                "Disabled",
                "0",
                "TicketCustomFields",
                customFields().stream()
                        .map(each -> Map.of("id", each.get("id"), "name", each.get("Name"), "type", "customfield"))
                        .toList(),
                "_hyperlinks",
                List.of(Map.of("ref", "create")));
    }

    private static List<Map<String, Object>> customFields() {
        List<Map<String, Object>> all = new ArrayList<>();
        for (String name : Store.CUSTOM_FIELDS) {
            all.add(Map.of(
                    "id",
                    String.valueOf(Store.CUSTOM_FIELDS.indexOf(name) + 2),
                    "Name",
                    name,
                    "Type",
                    name.equals("Site") ? "Select" : "Freeform",
                    "MaxValues",
                    name.equals("Tags") ? "0" : "1",
                    "Pattern",
                    name.equals("Cost") ? "^(|\\d+(\\.\\d+)?)$" : ""));
        }
        return all;
    }

    private static Answer page(List<?> items) {
        return json(200, Map.of("items", items, "count", items.size(), "total", items.size()));
    }

    private static Answer json(int status, Object value) {
        return new Answer(status, JSON.writeValueAsBytes(value), Map.of());
    }
}
