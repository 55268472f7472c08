package dev.syncline.transport;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.UUID;

/** Where a file of the other side is fetched; the tracker's own id of it travels as base64url. */
final class FileAddress {

    static final String PATTERN = "/peer/v1/files/{twin}/{attachment}";

    private FileAddress() {}

    static String path(UUID twin, String attachmentId) {
        return "/peer/v1/files/" + twin + "/"
                + Base64.getUrlEncoder().withoutPadding().encodeToString(attachmentId.getBytes(StandardCharsets.UTF_8));
    }

    /**
     * The tracker's id.
     *
     * @throws IllegalArgumentException when the text is not base64url
     */
    static String attachmentId(String encoded) {
        return new String(Base64.getUrlDecoder().decode(encoded), StandardCharsets.UTF_8);
    }
}
