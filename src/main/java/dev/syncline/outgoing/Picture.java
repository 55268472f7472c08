package dev.syncline.outgoing;

import dev.syncline.item.Shown;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.commons.codec.digest.DigestUtils;
import org.jspecify.annotations.Nullable;

/**
 * An image of a text as the file it travels as; the same image is the same file, wherever it is shown.
 *
 * @param sha256 lower-case hex digest of its bytes
 */
record Picture(PictureKind kind, long size, String sha256) {

    /** As large as an image within a text may be. */
    static final int LARGEST = 10 * 1024 * 1024;

    private static final String ID = "picture:";
    private static final int SHORT = 8;
    private static final Pattern DATA = Pattern.compile("(?i)^data:[^,]*;base64,");

    /** Of bytes that are an image of a kind that travels. */
    static Optional<Picture> of(byte[] content) {
        return content.length > LARGEST
                ? Optional.empty()
                : PictureKind.of(content)
                        .map(kind -> new Picture(kind, content.length, DigestUtils.sha256Hex(content)));
    }

    /** The bytes that an address holds itself; empty for one that leads somewhere. */
    static Optional<byte[]> within(String source) {
        Matcher data = DATA.matcher(source);
        if (!data.find() || source.length() > LARGEST * 2) {
            return Optional.empty();
        }
        try {
            return Optional.of(Base64.getMimeDecoder().decode(source.substring(data.end())));
        } catch (IllegalArgumentException noBase64) {
            return Optional.empty();
        }
    }

    static boolean isId(String attachment) {
        return attachment.startsWith(ID);
    }

    String id() {
        return ID + sha256;
    }

    /** The file as replicas list it. */
    Map<String, @Nullable Object> file(String shows) {
        Map<String, @Nullable Object> file = new LinkedHashMap<>();
        file.put("id", id());
        file.put("filename", "picture-" + sha256.substring(0, SHORT) + "." + kind.ending());
        file.put("mimetype", kind.mimetype());
        file.put("filesize", size);
        file.put("sha256", sha256);
        file.put("internal", false);
        return showing(file, shows);
    }

    /** A file of a replica that stands for one more image. */
    static Map<String, @Nullable Object> showing(Map<?, ?> file, String shows) {
        Map<String, @Nullable Object> more = new LinkedHashMap<>();
        file.forEach((name, value) -> more.put(String.valueOf(name), value));
        List<@Nullable Object> all = new ArrayList<>();
        if (file.get(Shown.PART) instanceof List<?> known) {
            all.addAll(known);
        }
        all.add(shows);
        more.put(Shown.PART, all);
        return more;
    }
}
