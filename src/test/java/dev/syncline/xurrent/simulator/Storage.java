package dev.syncline.xurrent.simulator;

import com.sun.net.httpserver.HttpExchange;
import dev.syncline.testing.FormParts;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.apache.commons.codec.digest.DigestUtils;
import org.jspecify.annotations.Nullable;

/**
 * Where files are put and fetched: S3 without the bearer token, or the installation's own storage with it.
 *
 * <p>How long a link lives is not published; here it is a minute, which is short for what is called temporary.
 *
 * @see <a href="https://developer.xurrent.com/graphql/object/attachmentstorage/">AttachmentStorage</a>
 */
final class Storage {

    private static final Duration GOOD_FOR = Duration.ofMinutes(1);
    private static final String SECRET = "known to the storage only";

    private final Store store;

    Storage(Store store) {
        this.store = store;
    }

    /** What attachmentStorage answers: where to, and the parameters that must come along unchanged. */
    Map<String, Object> offer(String address) {
        String key = "attachments/" + store.number() + "/${filename}";
        String until = until();
        Map<String, Object> parameters = new LinkedHashMap<>();
        if (store.terms.localStorage) {
            parameters.put("key", key);
            parameters.put("X-Xurrent-expiration", until);
            parameters.put("X-Xurrent-signature", signature(key, until));
        } else {
            parameters.put("acl", "private");
            parameters.put("key", key);
            parameters.put("policy", until);
            parameters.put("success_action_status", "201");
            parameters.put("x-amz-algorithm", "AWS4-HMAC-SHA256");
            parameters.put("x-amz-signature", signature(key, until));
        }
        return Map.of(
                "uploadUri",
                address + (store.terms.localStorage ? "/storage/local" : "/storage"),
                "provider",
                store.terms.localStorage ? "local" : "s3",
                "providerParameters",
                parameters,
                "sizeLimit",
                104_857_600,
                "allowedExtensions",
                store.terms.fileEndings);
    }

    /** The address of a file on this server, good for a short time. */
    String link(Object id) {
        String until = until();
        return "/expiring/%s?expires=%s&signature=%s".formatted(id, until, signature(id.toString(), until));
    }

    /** As S3 takes it. */
    void upload(HttpExchange exchange) throws IOException {
        FormParts form = FormParts.of(exchange);
        FormParts.Sent file = Objects.requireNonNull(form.file());
        if (exchange.getRequestHeaders().getFirst("Authorization") != null) {
            refuse(exchange, 400, "InvalidArgument", "Only one auth mechanism allowed");
        } else if (!isProven(form, "policy", "x-amz-signature")) {
            refuse(exchange, 403, "AccessDenied", "Invalid according to Policy");
        } else if (file.bytes().length > store.terms.storageTakes) {
            XurrentSimulator.answer(
                    exchange,
                    400,
                    "<Error><Code>EntityTooLarge</Code><Message>Your proposed upload exceeds the maximum allowed size</Message>"
                            + "<ProposedSize>%d</ProposedSize><MaxSizeAllowed>%d</MaxSizeAllowed></Error>"
                                    .formatted(file.bytes().length, store.terms.storageTakes));
        } else {
            String key = keep(form, file);
            XurrentSimulator.answer(
                    exchange, 201, "<PostResponse><Key>" + key.replace("&", "&amp;") + "</Key></PostResponse>");
        }
    }

    /** As an installation of one's own takes it. */
    void uploadLocal(HttpExchange exchange, Tokens tokens) throws IOException {
        FormParts form = FormParts.of(exchange);
        if (!tokens.prove(exchange)) {
            XurrentSimulator.answer(exchange, 401, "{\"message\":\"Bad credentials\"}");
        } else if (!isProven(form, "X-Xurrent-expiration", "X-Xurrent-signature")) {
            XurrentSimulator.answer(exchange, 403, "{\"message\":\"Forbidden\"}");
        } else {
            String key = keep(form, Objects.requireNonNull(form.file()));
            XurrentSimulator.answer(exchange, 200, "{\"key\":\"" + key + "\"}");
        }
    }

    void download(HttpExchange exchange, String id) throws IOException {
        if (exchange.getRequestHeaders().getFirst("Authorization") != null) {
            refuse(exchange, 400, "InvalidArgument", "Only one auth mechanism allowed");
            return;
        }
        Map<String, String> query = query(exchange);
        String until = query.getOrDefault("expires", "0");
        if (!signature(id, until).equals(query.get("signature")) || isOver(until)) {
            refuse(exchange, 403, "AccessDenied", "Request has expired");
            return;
        }
        byte[] bytes = find(id);
        if (bytes == null) {
            refuse(exchange, 404, "NoSuchKey", "The specified key does not exist.");
            return;
        }
        exchange.sendResponseHeaders(200, bytes.length == 0 ? -1 : bytes.length);
        exchange.getResponseBody().write(bytes);
    }

    private byte @Nullable [] find(String id) {
        synchronized (store) {
            for (Map<String, @Nullable Object> request : store.requests.values()) {
                for (Map<String, @Nullable Object> note : store.notes(request)) {
                    for (Object file : Objects.requireNonNull((List<?>) note.get("_files"))) {
                        if (id.equals(((Map<?, ?>) file).get("id"))) {
                            return store.uploads.get(((Map<?, ?>) file).get("key"));
                        }
                    }
                }
            }
        }
        return null;
    }

    /** The file's type goes first, and key, time and signature are those of an offer. */
    private boolean isProven(FormParts form, String expiration, String signature) {
        String until = form.text(expiration);
        return form.fields().keySet().stream().findFirst().equals(java.util.Optional.of("Content-Type"))
                && form.text(signature).equals(signature(form.text("key"), until))
                && !isOver(until);
    }

    private String keep(FormParts form, FormParts.Sent file) {
        String key = form.text("key").replace("${filename}", file.name());
        store.uploads.put(key, file.bytes());
        store.uploadNames.put(key, file.name());
        return key;
    }

    private String until() {
        return String.valueOf(store.clock().instant().plus(GOOD_FOR).getEpochSecond());
    }

    private boolean isOver(String until) {
        return Instant.ofEpochSecond(Long.parseLong(until))
                .isBefore(store.clock().instant());
    }

    private static String signature(String what, String until) {
        return DigestUtils.sha256Hex(String.join("\n", what, until, SECRET));
    }

    private static Map<String, String> query(HttpExchange exchange) {
        Map<String, String> query = new LinkedHashMap<>();
        for (String pair : String.valueOf(exchange.getRequestURI().getQuery()).split("&")) {
            query.put(pair.replaceFirst("=.*", ""), pair.replaceFirst("^[^=]*=?", ""));
        }
        return query;
    }

    private static void refuse(HttpExchange exchange, int status, String code, String message) throws IOException {
        exchange.getResponseHeaders().set("Content-Type", "application/xml");
        XurrentSimulator.answer(
                exchange, status, "<Error><Code>%s</Code><Message>%s</Message></Error>".formatted(code, message));
    }
}
