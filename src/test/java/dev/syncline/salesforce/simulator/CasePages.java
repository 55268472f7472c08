package dev.syncline.salesforce.simulator;

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

/** Pages that show what the simulated org holds, at the addresses Salesforce has them, and let people write. */
final class CasePages {

    private static final String FILES = "/files/";

    private final Org org;
    private final ByHand people;

    CasePages(Org org) {
        this.org = org;
        this.people = new ByHand(org);
    }

    static boolean answer(String path) {
        return path.equals("/") || path.startsWith(FILES) || path.matches("/500[A-Za-z0-9]{15}");
    }

    void handle(HttpExchange exchange) throws IOException {
        String path = exchange.getRequestURI().getPath();
        if (exchange.getRequestMethod().equals("POST")) {
            SmallPage.seeOther(exchange, "/" + take(path.substring(1), FormParts.of(exchange)));
        } else if (path.startsWith(FILES)) {
            download(exchange, path.substring(FILES.length()));
        } else if (path.equals("/")) {
            SmallPage.send(exchange, "Salesforce (simulated): cases", list());
        } else {
            show(exchange, path.substring(1));
        }
    }

    private String take(String id, FormParts form) {
        if (id.isEmpty()) {
            return people.create(form.text("subject"), form.text("description"), form.text("priority"));
        }
        if (!form.text("comment").isEmpty()) {
            people.comment(id, form.text("comment"), !form.fields().containsKey("internal"));
        }
        FormParts.Sent file = form.file();
        if (file != null) {
            people.attach(id, file);
        }
        people.status(id, form.text("status"));
        return id;
    }

    private void download(HttpExchange exchange, String version) throws IOException {
        byte[] bytes;
        synchronized (org) {
            bytes = org.blobs.getOrDefault(version, new byte[0]);
        }
        exchange.getResponseHeaders().set("Content-Type", "application/octet-stream");
        exchange.sendResponseHeaders(bytes.length == 0 ? 404 : 200, bytes.length == 0 ? -1 : bytes.length);
        exchange.getResponseBody().write(bytes);
    }

    private String list() {
        StringBuilder rows = new StringBuilder();
        synchronized (org) {
            for (Map<String, @Nullable Object> each : org.live("Case")) {
                rows.append(SmallPage.row(
                        SmallPage.link("/" + each.get("Id"), String.valueOf(each.get("CaseNumber"))),
                        text(each, "Subject"),
                        text(each, "Priority"),
                        text(each, "Status"),
                        name(each.get("CreatedById"))));
            }
        }
        return """
                <p>Org Acme, as Jane Doe. A restart forgets everything.</p>
                <div class="scroll"><table><thead><tr><th>Case</th><th>Subject</th><th>Priority</th><th>Status</th><th>Made by</th></tr>\
                </thead><tbody>%s</tbody></table></div>
                <h2>New case</h2><form method="post" action="/" enctype="multipart/form-data">
                <label>Subject <input type="text" name="subject" required></label>
                <label>Description <textarea name="description" rows="3"></textarea></label>%s
                <button>Create</button></form>
                """.formatted(
                        rows, SmallPage.choice("priority", "Priority", List.of("High", "Medium", "Low"), "Medium"));
    }

    private void show(HttpExchange exchange, String id) throws IOException {
        String title;
        String content;
        synchronized (org) {
            Map<String, @Nullable Object> row = org.any(id);
            title = row == null ? "No such case" : "Case " + row.get("CaseNumber");
            content = row == null ? "" : content(row);
        }
        SmallPage.send(exchange, title, content);
    }

    private String content(Map<String, @Nullable Object> row) {
        List<String> facts = new ArrayList<>();
        for (String field : List.of("Subject", "Description", "Priority", "Status", "Origin", "Syncline_Key__c")) {
            facts.add(SmallPage.row(field, text(row, field)));
        }
        String id = String.valueOf(row.get("Id"));
        String comments = below("CaseComment", "ParentId", id).stream()
                .map(each -> SmallPage.said(
                        name(each.get("CreatedById")),
                        !Boolean.TRUE.equals(each.get("IsPublished")),
                        String.valueOf(each.get("CommentBody")),
                        ""))
                .collect(Collectors.joining());
        return """
                <p><a href="/">All cases</a></p><table><tbody>%s</tbody></table><h2>Comments</h2>%s<h2>Files</h2><p>%s</p>
                <h2>Answer</h2><form method="post" enctype="multipart/form-data">
                <label>Comment <textarea name="comment" rows="3"></textarea></label>
                <label><input type="checkbox" name="internal"> Internal</label>
                <label>File <input type="file" name="file"></label>%s
                <button>Save</button></form>
                """.formatted(
                        String.join("", facts),
                        comments,
                        files(id),
                        SmallPage.choice(
                                "status",
                                "Status",
                                List.of("New", "Working", "Escalated", "Closed"),
                                String.valueOf(row.get("Status"))));
    }

    private String files(String id) {
        return below("ContentDocumentLink", "LinkedEntityId", id).stream()
                .map(link -> Objects.requireNonNull(org.any(link.get("ContentDocumentId"))))
                .map(document -> Objects.requireNonNull(org.any(document.get("LatestPublishedVersionId"))))
                .map(version -> SmallPage.link(FILES + version.get("Id"), String.valueOf(version.get("PathOnClient"))))
                .collect(Collectors.joining(" "));
    }

    private List<Map<String, @Nullable Object>> below(String type, String by, String id) {
        return org.live(type).stream().filter(each -> id.equals(each.get(by))).toList();
    }

    private String name(@Nullable Object user) {
        Map<String, @Nullable Object> row = org.any(user);
        return row == null ? "" : text(row, "Name");
    }

    private static String text(Map<String, @Nullable Object> row, String field) {
        Object value = row.get(field);
        return value == null ? "" : escape(value);
    }
}
