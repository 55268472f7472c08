package dev.syncline.xurrent.simulator;

import static dev.syncline.testing.SmallPage.escape;

import com.sun.net.httpserver.HttpExchange;
import dev.syncline.testing.FormParts;
import dev.syncline.testing.SmallPage;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Pages that show what the simulated account holds, at the addresses Xurrent has them, and let people write. */
final class RequestPages {

    private static final List<String> STATUSES =
            List.of("assigned", "accepted", "in_progress", "waiting_for", "waiting_for_customer", "completed");

    private final Store store;
    private final ByHand people;
    private final Storage storage;

    RequestPages(Store store) {
        this.store = store;
        this.people = new ByHand(store);
        this.storage = new Storage(store);
    }

    static boolean answer(String path) {
        return path.equals("/") || path.equals("/requests") || path.matches("/requests/\\d+");
    }

    void handle(HttpExchange exchange) throws IOException {
        String number = exchange.getRequestURI().getPath().replaceFirst("^/(requests/?)?", "");
        if (exchange.getRequestMethod().equals("POST")) {
            SmallPage.seeOther(exchange, "/requests/" + take(number, FormParts.of(exchange)));
        } else if (number.isEmpty()) {
            SmallPage.send(exchange, "Xurrent (simulated): requests", list());
        } else {
            SmallPage.send(exchange, "Request " + number, request(number));
        }
    }

    private String take(String number, FormParts form) {
        if (number.isEmpty()) {
            return people.create(
                    form.text("subject"), form.text("description"), form.text("category"), form.text("impact"));
        }
        people.answer(
                number, form.text("note"), form.fields().containsKey("internal"), form.file(), form.text("status"));
        return number;
    }

    private String list() {
        StringBuilder rows = new StringBuilder();
        synchronized (store) {
            for (Map<String, @Nullable Object> each : store.requests.values()) {
                String number = String.valueOf(each.get("requestId"));
                rows.append(SmallPage.row(
                        SmallPage.link("/requests/" + number, number),
                        text(each, "subject"),
                        text(each, "category"),
                        text(each, "impact"),
                        text(each, "status"),
                        text(each, "source")));
            }
        }
        return """
                <p>Account acme, as Jane Doe. A restart forgets everything.</p>
                <div class="scroll"><table><thead><tr><th>Request</th><th>Subject</th><th>Category</th><th>Impact</th><th>Status</th>\
                <th>Made by</th></tr></thead><tbody>%s</tbody></table></div>
                <h2>New request</h2><form method="post" action="/requests" enctype="multipart/form-data">
                <label>Subject <input type="text" name="subject" required></label>
                <label>Description <textarea name="description" rows="3" required></textarea></label>%s%s
                <button>Create</button></form>
                """.formatted(
                rows,
                SmallPage.choice("category", "Category", List.of("incident", "rfc", "rfi", "other"), "incident"),
                SmallPage.choice("impact", "Impact", List.of("low", "medium", "high", "top"), "medium"));
    }

    private String request(String number) {
        synchronized (store) {
            Map<String, @Nullable Object> request = store.requests.values().stream()
                    .filter(each -> number.equals(String.valueOf(each.get("requestId"))))
                    .findFirst()
                    .orElse(null);
            return request == null ? "<p>There is no such request.</p>" : show(request);
        }
    }

    private String show(Map<String, @Nullable Object> request) {
        List<String> facts = new ArrayList<>();
        for (String field :
                List.of("subject", "category", "impact", "status", "completionReason", "source", "sourceID")) {
            facts.add(SmallPage.row(field, text(request, field)));
        }
        String notes = store.notes(request).stream().map(this::note).collect(Collectors.joining());
        return """
                <p><a href="/">All requests</a></p><table><tbody>%s</tbody></table><h2>Notes</h2>%s
                <h2>Answer</h2><form method="post" enctype="multipart/form-data">
                <label>Note <textarea name="note" rows="3"></textarea></label>
                <label><input type="checkbox" name="internal"> Internal</label>
                <label>File <input type="file" name="file"></label>%s
                <button>Save</button></form>
                """.formatted(
                        String.join("", facts),
                        notes,
                        SmallPage.choice("status", "Status", STATUSES, String.valueOf(request.get("status"))));
    }

    private String note(Map<String, @Nullable Object> note) {
        String files = ((List<?>) Objects.requireNonNull(note.get("_files")))
                .stream()
                        .map(Map.class::cast)
                        .map(file -> SmallPage.link(
                                storage.link(Objects.requireNonNull(file.get("id"))),
                                String.valueOf(file.get("filename"))))
                        .collect(Collectors.joining(" "));
        Object by = ((Map<?, ?>) Objects.requireNonNull(note.get("person"))).get("name");
        return SmallPage.said(
                String.valueOf(by), Boolean.TRUE.equals(note.get("internal")), String.valueOf(note.get("text")), files);
    }

    private static String text(Map<String, @Nullable Object> request, String field) {
        Object value = request.get(field);
        return value == null ? "" : escape(value);
    }
}
