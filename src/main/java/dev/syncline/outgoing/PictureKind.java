package dev.syncline.outgoing;

import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.stream.Stream;

/** The kinds of images that travel as files, told by their first bytes and not by what anybody says of them. */
enum PictureKind {
    PNG("png", "image/png", "\u0089PNG\r\n\u001a\n"),
    JPEG("jpg", "image/jpeg", "\u00ff\u00d8\u00ff"),
    GIF("gif", "image/gif", "GIF8"),
    WEBP("webp", "image/webp", "RIFF");

    private static final String WEBP_MARK = "WEBP";
    private static final int MARK_AT = 8;

    private final String ending;
    private final String mimetype;
    private final String start;

    PictureKind(String ending, String mimetype, String start) {
        this.ending = ending;
        this.mimetype = mimetype;
        this.start = start;
    }

    String ending() {
        return ending;
    }

    String mimetype() {
        return mimetype;
    }

    static Optional<PictureKind> of(byte[] content) {
        String head = new String(content, 0, Math.min(content.length, 16), StandardCharsets.ISO_8859_1);
        return Stream.of(values())
                .filter(kind -> head.startsWith(kind.start))
                .filter(kind -> kind != WEBP || head.startsWith(WEBP_MARK, MARK_AT))
                .findFirst();
    }

    static Optional<PictureKind> ofMimetype(String mimetype) {
        return Stream.of(values())
                .filter(kind -> kind.mimetype.equals(mimetype))
                .findFirst();
    }
}
