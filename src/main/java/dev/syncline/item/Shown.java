package dev.syncline.item;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.commons.codec.digest.DigestUtils;
import org.jspecify.annotations.Nullable;

/**
 * Which file of a replica an image in one of its texts is.
 *
 * <p>A file that stands for images names, in its part {@value #PART}, their addresses by digest, as an address may be the
 * whole image.
 */
public final class Shown {

    /** The part of a file in a replica: a list of what {@link #digest} makes of addresses. */
    public static final String PART = "shows";

    private Shown() {}

    /** An address as files name it: 32 hex digits of its sha-256. */
    public static String digest(String source) {
        return DigestUtils.sha256Hex(source).substring(0, 32);
    }

    /** The name of the file an image's address stands for: by its digest, or because the address ends in that name. */
    public static Optional<String> filename(Replica replica, String source) {
        String digest = digest(source);
        List<?> files = replica.hub().get("attachments") instanceof List<?> list ? list : List.of();
        for (Object file : files) {
            if (shows(file, digest)) {
                return Optional.ofNullable(name(file));
            }
        }
        return files.stream().anyMatch(file -> isAt(file, source)) ? Optional.of(last(source)) : Optional.empty();
    }

    private static boolean shows(@Nullable Object file, String digest) {
        return file instanceof Map<?, ?> parts && parts.get(PART) instanceof List<?> shown && shown.contains(digest);
    }

    /** An address without a host means something to its own tracker only. */
    private static boolean isAt(@Nullable Object file, String source) {
        String name = name(file);
        return name != null
                && !source.contains(":")
                && !source.startsWith("//")
                && last(source).equals(name);
    }

    private static String last(String source) {
        return URLDecoder.decode(
                source.replaceFirst("[?#].*$", "")
                        .replaceFirst("^.*/", "")
                        .replace("+", "%2B")
                        .replaceAll("%(?![0-9a-fA-F]{2})", "%25"),
                StandardCharsets.UTF_8);
    }

    private static @Nullable String name(@Nullable Object file) {
        return file instanceof Map<?, ?> parts && parts.get("filename") instanceof String name ? name : null;
    }
}
