package dev.syncline.connector.http;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A body of several parts (RFC 7578), streamed, its length known beforehand. */
public final class Multipart {

    private final List<Part> parts = new ArrayList<>();
    private final String boundary = "syncline-" + UUID.randomUUID();

    private record Part(byte[] head, Body body) {}

    /** A field of plain text. */
    public Multipart field(String name, String value) {
        return part(name, null, Body.bytes("text/plain; charset=utf-8", value.getBytes(StandardCharsets.UTF_8)));
    }

    /** A part of any kind. */
    public Multipart part(String name, @Nullable String filename, Body body) {
        String file = filename == null ? "" : "; filename=\"" + quoted(filename) + "\"";
        String head = "--" + boundary + "\r\nContent-Disposition: form-data; name=\"" + quoted(name) + "\"" + file
                + "\r\nContent-Type: " + body.contentType() + "\r\n\r\n";
        parts.add(new Part(head.getBytes(StandardCharsets.UTF_8), body));
        return this;
    }

    public Body body() {
        byte[] tail = ("--" + boundary + "--\r\n").getBytes(StandardCharsets.US_ASCII);
        long length = tail.length;
        boolean repeatable = true;
        for (Part part : parts) {
            length += part.head().length + part.body().length() + 2;
            repeatable &= part.body().repeatable();
        }
        return new Body("multipart/form-data; boundary=" + boundary, length, repeatable, out -> write(out, tail));
    }

    private void write(OutputStream out, byte[] tail) throws IOException {
        for (Part part : parts) {
            out.write(part.head());
            part.body().writeTo(out);
            out.write('\r');
            out.write('\n');
        }
        out.write(tail);
    }

    private static String quoted(String text) {
        return text.replace("\"", "%22").replace("\r", "%0D").replace("\n", "%0A");
    }
}
