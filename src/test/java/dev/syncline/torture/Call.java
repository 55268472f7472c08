package dev.syncline.torture;

import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;

/**
 * One HTTP call as bytes, made to ask for a connection of its own.
 *
 * @param head how many of the bytes are the request line and headers
 */
record Call(byte[] bytes, int head) {

    /** Reads a call to its end, as its Content-Length says. */
    static Call read(InputStream in) throws IOException {
        ByteArrayOutputStream read = new ByteArrayOutputStream();
        while (!read.toString(StandardCharsets.ISO_8859_1).endsWith("\r\n\r\n")) {
            int next = in.read();
            if (next < 0) {
                throw new EOFException("The call ended before its body.");
            }
            read.write(next);
        }
        String head = alone(read.toString(StandardCharsets.ISO_8859_1));
        byte[] body = in.readNBytes(length(head));
        ByteArrayOutputStream call = new ByteArrayOutputStream();
        call.writeBytes(head.getBytes(StandardCharsets.ISO_8859_1));
        call.writeBytes(body);
        return new Call(call.toByteArray(), head.length());
    }

    /** The same call with one byte of its body, or else of its last header, changed. */
    Call corrupted(int place) {
        byte[] other = Arrays.copyOf(bytes, bytes.length);
        int at = bytes.length > head ? head + place % (bytes.length - head) : head - 6;
        other[at] = (byte) (other[at] ^ 1);
        return new Call(other, head);
    }

    private static String alone(String head) {
        return Arrays.stream(head.stripTrailing().split("\r\n"))
                        .filter(line -> !line.toLowerCase(Locale.ROOT).startsWith("connection:"))
                        .collect(Collectors.joining("\r\n"))
                + "\r\nConnection: close\r\n\r\n";
    }

    private static int length(String head) {
        return Arrays.stream(head.split("\r\n"))
                .filter(line -> line.toLowerCase(Locale.ROOT).startsWith("content-length:"))
                .mapToInt(line ->
                        Integer.parseInt(line.substring(line.indexOf(':') + 1).strip()))
                .findFirst()
                .orElse(0);
    }
}
