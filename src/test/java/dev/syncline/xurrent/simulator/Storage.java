package dev.syncline.xurrent.simulator;

import com.sun.net.httpserver.HttpExchange;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Where files are put and fetched, as S3 does it: no bearer token, the key in an XML answer. */
final class Storage {

    private final Store store;

    Storage(Store store) {
        this.store = store;
    }

    void upload(HttpExchange exchange) throws IOException {
        String type = exchange.getRequestHeaders().getFirst("Content-Type");
        byte[] boundary = ("--" + type.replaceFirst("^.*boundary=", "")).getBytes(StandardCharsets.US_ASCII);
        ByteArrayOutputStream whole = new ByteArrayOutputStream();
        try (InputStream in = exchange.getRequestBody()) {
            in.transferTo(whole);
        }
        String text = whole.toString(StandardCharsets.ISO_8859_1);
        String mark = new String(boundary, StandardCharsets.US_ASCII);
        String key = "";
        for (String part : text.split(java.util.regex.Pattern.quote(mark))) {
            int start = part.indexOf("\r\n\r\n");
            String head = start < 0 ? "" : part.substring(0, start);
            if (head.contains("name=\"key\"")) {
                key = part.substring(start + 4, part.length() - 2);
            } else if (head.contains("name=\"file\"")) {
                String name = new String(
                        head.replaceFirst("(?s)^.*filename=\"", "")
                                .replaceFirst("(?s)\".*$", "")
                                .getBytes(StandardCharsets.ISO_8859_1),
                        StandardCharsets.UTF_8);
                key = key.replace("${filename}", name);
                store.uploads.put(
                        key, part.substring(start + 4, part.length() - 2).getBytes(StandardCharsets.ISO_8859_1));
                store.uploadNames.put(key, name);
            }
        }
        XurrentSimulator.answer(
                exchange, 201, "<PostResponse><Key>" + key.replace("&", "&amp;") + "</Key></PostResponse>");
    }

    void download(HttpExchange exchange, String id) throws IOException {
        if (exchange.getRequestHeaders().getFirst("Authorization") != null) {
            XurrentSimulator.answer(exchange, 400, "Only one auth mechanism allowed");
            return;
        }
        byte[] bytes = null;
        synchronized (store) {
            for (Map<String, @Nullable Object> request : store.requests.values()) {
                for (Map<String, @Nullable Object> note : store.notes(request)) {
                    for (Object file : Objects.requireNonNull((List<?>) note.get("_files"))) {
                        if (id.equals(((Map<?, ?>) file).get("id"))) {
                            bytes = store.uploads.get(((Map<?, ?>) file).get("key"));
                        }
                    }
                }
            }
        }
        if (bytes == null) {
            XurrentSimulator.answer(exchange, 404, "gone");
            return;
        }
        exchange.sendResponseHeaders(200, bytes.length == 0 ? -1 : bytes.length);
        exchange.getResponseBody().write(bytes);
    }
}
