package dev.syncline.salesforce.simulator;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * Files: a version brings its document and the link to where it was published first.
 *
 * @see <a href="https://developer.salesforce.com/docs/atlas.en-us.api_rest.meta/api_rest/dome_sobject_insert_update_blob.htm">Insert blob data</a>
 */
final class Uploads {

    private static final JsonMapper JSON = new JsonMapper();

    private final Org org;
    private final Dml dml;

    Uploads(Org org, Dml dml) {
        this.org = org;
        this.dml = dml;
    }

    String insert(Call call) {
        String type = call.headers().getOrDefault("Content-Type", "");
        Content content = type.startsWith("multipart/") ? parts(type, call.body()) : base64(call);
        ObjectNode fields = content.fields();
        String path = fields.path("PathOnClient").asString("");
        if (path.isEmpty()) {
            throw SimError.bad("REQUIRED_FIELD_MISSING", "Required fields are missing: [PathOnClient]", "PathOnClient");
        }
        if (fields.path("Title").asString("").isBlank()) {
            fields.put("Title", path.replaceFirst("\\.[^.]*$", ""));
        }
        SimType version = org.type("ContentVersion");
        String id = dml.insert(version, fields, true);
        Map<String, @Nullable Object> row = org.row(version, id);
        String ending = path.contains(".") ? path.substring(path.lastIndexOf('.') + 1) : "";
        row.put("FileExtension", ending.isEmpty() ? null : ending.toLowerCase(Locale.ROOT));
        row.put("FileType", ending.isEmpty() ? "UNKNOWN" : ending.toUpperCase(Locale.ROOT));
        row.put("ContentSize", content.bytes().length);
        row.put("Checksum", md5(content.bytes()));
        row.put("IsLatest", true);
        org.blobs.put(id, content.bytes());
        publish(row);
        return id;
    }

    private void publish(Map<String, @Nullable Object> version) {
        Object known = version.get("ContentDocumentId");
        Map<String, @Nullable Object> document =
                known == null ? new LinkedHashMap<>() : Objects.requireNonNull(org.any(known));
        if (known != null) {
            org.changes(document);
        }
        for (String same : new String[] {"Title", "FileExtension", "FileType", "ContentSize"}) {
            document.put(same, version.get(same));
        }
        document.put("LatestPublishedVersionId", version.get("Id"));
        if (known != null) {
            org.touch(document);
            return;
        }
        String id = org.put("ContentDocument", document);
        version.put("ContentDocumentId", id);
        link(id, org.acting);
        if (version.get("FirstPublishLocationId") != null) {
            link(id, String.valueOf(version.get("FirstPublishLocationId")));
        }
    }

    private void link(String document, String entity) {
        org.add(
                "ContentDocumentLink",
                Map.of(
                        "ContentDocumentId",
                        document,
                        "LinkedEntityId",
                        entity,
                        "ShareType",
                        "I",
                        "Visibility",
                        "AllUsers"));
    }

    private record Content(ObjectNode fields, byte[] bytes) {}

    private static Content base64(Call call) {
        ObjectNode fields = (ObjectNode) call.json();
        String data = fields.path("VersionData").asString("");
        fields.remove("VersionData");
        return new Content(fields, Base64.getDecoder().decode(data));
    }

    private static Content parts(String type, byte[] body) {
        String boundary = type.replaceFirst("^.*boundary=", "").replace("\"", "");
        String text = new String(body, StandardCharsets.ISO_8859_1);
        ObjectNode fields = null;
        byte[] bytes = null;
        for (String part : text.split(Pattern.quote("--" + boundary))) {
            int start = part.indexOf("\r\n\r\n");
            String head = start < 0 ? "" : part.substring(0, start);
            if (head.contains("name=\"entity_content\"") || head.contains("name=\"entity_document\"")) {
                fields = (ObjectNode) JSON.readTree(
                        part.substring(start + 4, part.length() - 2).getBytes(StandardCharsets.ISO_8859_1));
            } else if (head.contains("name=\"VersionData\"") && head.contains("filename=\"")) {
                bytes = part.substring(start + 4, part.length() - 2).getBytes(StandardCharsets.ISO_8859_1);
            }
        }
        if (fields == null || bytes == null) {
            throw SimError.bad("INVALID_MULTIPART_REQUEST", "Multipart message must include a non-binary part first.");
        }
        return new Content(fields, bytes);
    }

    private static String md5(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("MD5").digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("This JVM has no MD5.", e);
        }
    }
}
