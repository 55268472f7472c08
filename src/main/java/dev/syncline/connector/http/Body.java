package dev.syncline.connector.http;

import dev.syncline.outbound.Sending;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.stream.Collectors;
import tools.jackson.databind.json.JsonMapper;

/**
 * What a call sends along.
 *
 * @param repeatable whether it can be written a second time, after credentials were renewed
 */
public record Body(String contentType, long length, boolean repeatable, Writer writer) implements Sending.Content {

    private static final JsonMapper MAPPER = new JsonMapper();

    /** Writes the body. */
    @FunctionalInterface
    public interface Writer {
        void writeTo(OutputStream out) throws IOException;
    }

    /** Anything Jackson writes, as JSON. */
    public static Body json(Object value) {
        return bytes("application/json", MAPPER.writeValueAsBytes(value));
    }

    /** Fields of a form, percent-encoded. */
    public static Body form(Map<String, String> fields) {
        String text = fields.entrySet().stream()
                .map(field -> encode(field.getKey()) + "=" + encode(field.getValue()))
                .collect(Collectors.joining("&"));
        return bytes("application/x-www-form-urlencoded", text.getBytes(StandardCharsets.US_ASCII));
    }

    public static Body bytes(String contentType, byte[] bytes) {
        return new Body(contentType, bytes.length, true, out -> out.write(bytes));
    }

    /** A stream of known length, read once while it is sent; closed by whoever opened it. */
    public static Body stream(String contentType, long length, InputStream content) {
        return new Body(contentType, length, false, out -> copy(content, out));
    }

    /** What was to be sent could not be read; whoever received a part of it never got it all. */
    static final class SourceBroken extends IOException {

        private static final long serialVersionUID = 1L;

        SourceBroken(IOException cause) {
            super("What was to be sent could not be read.", cause);
        }
    }

    @Override
    public void writeTo(OutputStream out) throws IOException {
        writer.writeTo(out);
    }

    @Override
    public String toString() {
        return "Body[" + contentType + ", " + length + " bytes]";
    }

    private static void copy(InputStream content, OutputStream out) throws IOException {
        byte[] part = new byte[16 * 1024];
        for (int read = read(content, part); read >= 0; read = read(content, part)) {
            out.write(part, 0, read);
        }
    }

    private static int read(InputStream content, byte[] part) throws SourceBroken {
        try {
            return content.read(part);
        } catch (IOException e) {
            throw new SourceBroken(e);
        }
    }

    private static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
