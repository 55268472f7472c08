package dev.syncline.testing;

import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** A form in parts as a browser sends it: its fields, and the file where one was chosen. */
public record FormParts(
        Map<String, String> fields, @Nullable Sent file) {

    /** A file that was sent. */
    public record Sent(String name, byte[] bytes) {}

    public static FormParts of(HttpExchange exchange) throws IOException {
        String type = String.valueOf(exchange.getRequestHeaders().getFirst("Content-Type"));
        String boundary = "--" + type.replaceFirst("^.*boundary=", "").replace("\"", "");
        String text = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.ISO_8859_1);
        Map<String, String> fields = new LinkedHashMap<>();
        Sent file = null;
        for (String part : text.split(Pattern.quote(boundary))) {
            int start = part.indexOf("\r\n\r\n");
            if (start < 0) {
                continue;
            }
            String head = utf8(part.substring(0, start));
            String content = part.substring(start + 4, part.length() - 2);
            String filename = named(head, "filename");
            if (filename == null) {
                fields.put(String.valueOf(named(head, "name")), utf8(content));
            } else if (!filename.isEmpty()) {
                file = new Sent(filename, content.getBytes(StandardCharsets.ISO_8859_1));
            }
        }
        return new FormParts(fields, file);
    }

    /** The text of a field; empty where it was not sent. */
    public String text(String name) {
        return fields.getOrDefault(name, "").strip();
    }

    private static @Nullable String named(String head, String attribute) {
        java.util.regex.Matcher found =
                Pattern.compile("[; ]" + attribute + "=\"([^\"]*)\"").matcher(head);
        return found.find() ? found.group(1) : null;
    }

    private static String utf8(String bytes) {
        return new String(bytes.getBytes(StandardCharsets.ISO_8859_1), StandardCharsets.UTF_8);
    }
}
