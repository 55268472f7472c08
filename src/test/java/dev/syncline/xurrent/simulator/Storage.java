package dev.syncline.xurrent.simulator;

import com.sun.net.httpserver.HttpExchange;
import dev.syncline.testing.FormParts;
import java.io.IOException;
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
        FormParts form = FormParts.of(exchange);
        FormParts.Sent file = Objects.requireNonNull(form.file());
        if (file.bytes().length > store.terms.storageTakes) {
            XurrentSimulator.answer(
                    exchange,
                    400,
                    "<Error><Code>EntityTooLarge</Code><Message>Your proposed upload exceeds the maximum allowed size</Message>"
                            + "<ProposedSize>%d</ProposedSize><MaxSizeAllowed>%d</MaxSizeAllowed></Error>"
                                    .formatted(file.bytes().length, store.terms.storageTakes));
            return;
        }
        String key = form.text("key").replace("${filename}", file.name());
        store.uploads.put(key, file.bytes());
        store.uploadNames.put(key, file.name());
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
