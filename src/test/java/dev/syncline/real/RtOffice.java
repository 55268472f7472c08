package dev.syncline.real;

import dev.syncline.requesttracker.RtServer;
import dev.syncline.testing.Digests;
import dev.syncline.torture.Field;
import dev.syncline.torture.Place;
import dev.syncline.torture.Ticket;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import tools.jackson.databind.JsonNode;

/** People at Request Tracker, its administrators. What a message holds never changes there, so it is read once. */
record RtOffice(RtServer server, Map<String, byte[]> contents) implements Office {

    private static final String FLOOR = "Floor";
    private static final String PRIVATE = "Comment";
    private static final int PAGE = 100;

    RtOffice(RtServer server) {
        this(server, new ConcurrentHashMap<>());
    }

    @Override
    public Place place() {
        return Place.GLOBEX;
    }

    @Override
    public String create(String subject, String description) {
        return write(
                        "POST",
                        "/ticket",
                        Map.of(
                                "Queue", "Support",
                                "Subject", subject,
                                "Requestor", "ada@lab.test",
                                "Content", description,
                                "ContentType", "text/plain"))
                .path("id")
                .asString();
    }

    @Override
    public void write(String id, Field field, String value) {
        write(
                "PUT",
                "/ticket/" + id,
                switch (field) {
                    case SUMMARY -> Map.of("Subject", value);
                    case STATUS -> Map.of("Status", value);
                    case ROOM -> Map.of("CustomFields", Map.of(FLOOR, value));
                    default -> throw new IllegalArgumentException(field.toString());
                });
    }

    @Override
    public void say(String id, String words, boolean internal) {
        String path = "/ticket/" + id + (internal ? "/comment" : "/correspond");
        write("POST", path, Map.of("Content", words, "ContentType", "text/plain"));
    }

    @Override
    public boolean rewrites() {
        return false;
    }

    @Override
    public void rewrite(String comment, String words) {
        throw new UnsupportedOperationException("Request Tracker keeps what was said.");
    }

    @Override
    public void attach(String id, String filename, byte[] content) {
        Map<String, String> file = Map.of(
                "FileName",
                filename,
                "FileType",
                "application/octet-stream",
                "FileContent",
                Base64.getEncoder().encodeToString(content));
        write("POST", "/ticket/" + id + "/correspond", Map.of("Attachments", List.of(file)));
    }

    @Override
    public List<String> ids(String word) {
        String about = word.isEmpty() ? "" : " AND Subject LIKE '" + word + "'";
        String query = URLEncoder.encode("Queue = 'Support'" + about, StandardCharsets.UTF_8);
        List<String> ids = new ArrayList<>();
        all("/tickets?query=" + query + "&orderby=id&")
                .forEach(each -> ids.add(each.path("id").asString()));
        return ids;
    }

    @Override
    public Ticket read(String id) {
        JsonNode ticket = get("/ticket/" + id);
        Map<Field, String> fields = new EnumMap<>(Field.class);
        fields.put(Field.SUMMARY, ticket.path("Subject").asString());
        fields.put(Field.STATUS, ticket.path("Status").asString());
        for (JsonNode field : ticket.path("CustomFields")) {
            if (field.path("name").asString().equals(FLOOR)) {
                fields.put(Field.ROOM, field.path("values").path(0).asString(""));
            }
        }
        List<JsonNode> parts =
                all("/ticket/" + id + "/attachments?fields=Filename,ContentType,ContentLength,TransactionId&");
        List<Words.Line> lines = new ArrayList<>();
        List<Ticket.File> files = new ArrayList<>();
        for (JsonNode transaction : all("/ticket/" + id + "/history?fields=Type&")) {
            String type = transaction.path("Type").asString();
            for (JsonNode part : parts) {
                boolean mine = part.path("TransactionId")
                        .path("id")
                        .asString(part.path("TransactionId").asString(""))
                        .equals(transaction.path("id").asString());
                if (mine && List.of("Create", "Correspond", PRIVATE).contains(type)) {
                    take(part, type, transaction.path("id").asString(), fields, lines, files);
                }
            }
        }
        return Words.ticket(id, fields, lines, files, place());
    }

    @Override
    public void restart() {
        server.stop();
        server.startAgain();
    }

    private void take(
            JsonNode part,
            String type,
            String transaction,
            Map<Field, String> fields,
            List<Words.Line> lines,
            List<Ticket.File> files) {
        String id = part.path("id").asString();
        String filename = part.path("Filename").asString("");
        if (!filename.isEmpty()) {
            files.add(new Ticket.File(id, filename, Digests.sha256(content(id))));
        } else if (part.path("ContentLength").asLong(0) > 0
                && part.path("ContentType").asString().startsWith("text/")) {
            String words = new String(content(id), StandardCharsets.UTF_8).replace("\r\n", "\n");
            if (type.equals("Create")) {
                fields.put(Field.DESCRIPTION, words.stripTrailing());
            } else {
                lines.add(new Words.Line(transaction, words, type.equals(PRIVATE)));
            }
        }
    }

    private byte[] content(String attachment) {
        return contents.computeIfAbsent(
                attachment,
                id -> Base64.getMimeDecoder()
                        .decode(get("/attachment/" + id).path("Content").asString("")));
    }

    private List<JsonNode> all(String path) {
        List<JsonNode> all = new ArrayList<>();
        JsonNode page;
        int number = 1;
        do {
            page = get(path + "per_page=" + PAGE + "&page=" + number++);
            page.path("items").forEach(all::add);
        } while (page.path("items").size() == PAGE);
        return all;
    }

    private JsonNode write(String method, String path, Map<String, Object> body) {
        return Answers.done(method + " " + path, server.send(method, path, Answers.text(body)));
    }

    private JsonNode get(String path) {
        return Answers.json(Answers.read(path, () -> server.send("GET", path, "")));
    }
}
