package dev.syncline.torture;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.StreamSupport;
import tools.jackson.databind.JsonNode;

/**
 * A ticket as its tracker shows it.
 *
 * @param name what the people call it over all sides, the first word of its summary
 * @param fields texts by {@link Field}
 * @param comments in the tracker's order
 */
public record Ticket(String key, String name, Map<Field, String> fields, List<Said> comments, List<File> files) {

    private static final Pattern NAME = Pattern.compile("^(\\[\\w+]).*");
    private static final Pattern TOKEN = Pattern.compile("\\{(\\w+) (\\w+)}");

    /** A comment: the word that names it on both sides, and the word that changes when it is edited. */
    public record Said(String id, String token, String version) {}

    /** A file. */
    public record File(String id, String filename, String sha256) {}

    public static Ticket of(JsonNode json) {
        Map<Field, String> fields = new LinkedHashMap<>();
        for (Field field : Field.values()) {
            fields.put(field, field.in(json));
        }
        Matcher name = NAME.matcher(json.get("summary").asString());
        return new Ticket(
                json.get("key").asString(),
                name.matches() ? name.group(1) : json.get("summary").asString(),
                fields,
                each(json, "comments").map(Ticket::said).toList(),
                each(json, "attachments").map(Ticket::file).toList());
    }

    /** The version of a comment; empty when it is not there. */
    public String version(String token) {
        return comments.stream()
                .filter(comment -> comment.token().equals(token))
                .map(Said::version)
                .findFirst()
                .orElse("");
    }

    public boolean hasFile(String filename) {
        return files.stream().anyMatch(file -> file.filename().equals(filename));
    }

    private static java.util.stream.Stream<JsonNode> each(JsonNode json, String parts) {
        return json.has(parts)
                ? StreamSupport.stream(json.get(parts).spliterator(), false)
                : java.util.stream.Stream.of();
    }

    private static Said said(JsonNode comment) {
        Matcher token = TOKEN.matcher(comment.get("body").asString());
        boolean found = token.find();
        return new Said(comment.get("id").asString(), found ? token.group(1) : "?", found ? token.group(2) : "?");
    }

    private static File file(JsonNode file) {
        return new File(
                file.get("id").asString(),
                file.get("filename").asString(),
                file.get("sha256").asString());
    }
}
