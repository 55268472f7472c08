package dev.syncline.real;

import dev.syncline.redmine.RedmineServer;
import dev.syncline.testing.Digests;
import dev.syncline.torture.Field;
import dev.syncline.torture.Place;
import dev.syncline.torture.Ticket;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import tools.jackson.databind.JsonNode;

/** People at Redmine, who manage its project. */
record RedmineOffice(RedmineServer server, Map<String, String> digests) implements Office {

    private static final String FLOOR = "Floor";
    private static final int FLOOR_ID = 2;
    private static final int SUPPORT = 3;
    /** What Redmine calls its statuses, and what both sides call them here. */
    static final Map<String, String> STATUSES = Map.of(
            "New", "new", "In Progress", "open", "Feedback", "stalled", "Resolved", "resolved", "Rejected", "rejected");

    private static final Map<String, Integer> STATUS_IDS =
            Map.of("new", 1, "open", 2, "resolved", 3, "stalled", 4, "rejected", 6);

    RedmineOffice(RedmineServer server) {
        this(server, new ConcurrentHashMap<>());
    }

    @Override
    public Place place() {
        return Place.ACME;
    }

    @Override
    public String create(String subject, String description) {
        Map<String, Object> issue =
                Map.of("project_id", "ops", "tracker_id", SUPPORT, "subject", subject, "description", description);
        return write("POST", "/issues", Map.of("issue", issue))
                .path("issue")
                .path("id")
                .asString();
    }

    @Override
    public void write(String id, Field field, String value) {
        put(
                id,
                switch (field) {
                    case SUMMARY -> Map.of("subject", value);
                    case DESCRIPTION -> Map.of("description", value);
                    case STATUS -> Map.of("status_id", Objects.requireNonNull(STATUS_IDS.get(value)));
                    case ROOM -> Map.of("custom_fields", List.of(Map.of("id", FLOOR_ID, "value", value)));
                    default -> throw new IllegalArgumentException(field.toString());
                });
    }

    @Override
    public void say(String id, String words, boolean internal) {
        put(id, Map.of("notes", words, "private_notes", internal));
    }

    @Override
    public boolean rewrites() {
        return true;
    }

    @Override
    public void rewrite(String comment, String words) {
        write("PUT", "/journals/" + comment, Map.of("journal", Map.of("notes", words)));
    }

    @Override
    public void attach(String id, String filename, byte[] content) {
        String path = "/uploads.json?filename=" + filename;
        JsonNode upload = Answers.done(
                path, server.send(RedmineServer.MANAGER, "POST", path, "application/octet-stream", content));
        String token = upload.path("upload").path("token").asString();
        put(
                id,
                Map.of(
                        "uploads",
                        List.of(Map.of(
                                "token", token, "filename", filename, "content_type", "application/octet-stream"))));
    }

    @Override
    public List<String> ids(String word) {
        List<String> ids = new ArrayList<>();
        String query = "/issues.json?status_id=*&project_id=ops&sort=id&limit=100"
                + (word.isEmpty() ? "" : "&subject=~" + URLEncoder.encode(word, StandardCharsets.UTF_8));
        JsonNode page;
        do {
            page = get(query + "&offset=" + ids.size());
            page.path("issues").forEach(issue -> ids.add(issue.path("id").asString()));
        } while (ids.size() < page.path("total_count").asInt());
        return ids;
    }

    @Override
    public Ticket read(String id) {
        JsonNode issue =
                get("/issues/" + id + ".json?include=journals,attachments").path("issue");
        Map<Field, String> fields = new EnumMap<>(Field.class);
        fields.put(Field.SUMMARY, issue.path("subject").asString());
        fields.put(Field.DESCRIPTION, Words.without(issue.path("description").asString("")));
        String status = issue.path("status").path("name").asString();
        fields.put(Field.STATUS, STATUSES.getOrDefault(status, status));
        for (JsonNode field : issue.path("custom_fields")) {
            if (field.path("name").asString().equals(FLOOR)) {
                fields.put(Field.ROOM, field.path("value").asString(""));
            }
        }
        return Words.ticket(id, fields, said(issue), files(issue), place());
    }

    @Override
    public void restart() {
        server.stop();
        server.startAgain();
    }

    private List<Words.Line> said(JsonNode issue) {
        List<Words.Line> lines = new ArrayList<>();
        for (JsonNode journal : issue.path("journals")) {
            String notes = journal.path("notes").asString("");
            if (!notes.isBlank()) {
                lines.add(new Words.Line(
                        journal.path("id").asString(),
                        notes,
                        journal.path("private_notes").asBoolean(false)));
            }
        }
        return lines;
    }

    private List<Ticket.File> files(JsonNode issue) {
        List<Ticket.File> files = new ArrayList<>();
        for (JsonNode file : issue.path("attachments")) {
            String id = file.path("id").asString();
            String name = file.path("filename").asString();
            String digest = digests.computeIfAbsent(
                    id, each -> Digests.sha256(bytes("/attachments/download/" + id + "/" + name)));
            files.add(new Ticket.File(id, name, digest));
        }
        return files;
    }

    private void put(String id, Map<String, Object> issue) {
        write("PUT", "/issues/" + id, Map.of("issue", issue));
    }

    private JsonNode write(String method, String path, Map<String, Object> body) {
        return Answers.done(
                method + " " + path + " " + body,
                server.send(RedmineServer.MANAGER, method, path + ".json", "application/json", Answers.bytes(body)));
    }

    private JsonNode get(String path) {
        return Answers.json(bytes(path));
    }

    private byte[] bytes(String path) {
        return Answers.read(
                path, () -> server.send(RedmineServer.MANAGER, "GET", path, "application/json", new byte[0]));
    }
}
