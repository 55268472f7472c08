package dev.syncline.script.api;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** A path as rules write it, made into one below the address of the tracker. */
final class HttpPath {

    private static final int LONGEST = 16_000;
    private static final String PLAIN = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._~!$'()*,;:@/";
    private static final Pattern ELSEWHERE = Pattern.compile("(?i)[a-z][a-z0-9+.-]*:.*|[/\\\\]{2}.*", Pattern.DOTALL);
    private static final Pattern DOTS =
            Pattern.compile("(?i)(?:.*[/\\\\])?(?:\\.|%2e){1,2}(?:[/\\\\].*)?", Pattern.DOTALL);
    private static final Pattern PARAMETER = Pattern.compile("&(?![A-Za-z_$][\\w.$\\[\\]-]*=)");

    private HttpPath() {}

    /**
     * Path and query, percent-encoded where they are not yet.
     *
     * @param trackerUrl base address of the tracker; a path that begins with it loses it
     * @throws NotOffered when the path leads elsewhere
     */
    static String target(String given, String trackerUrl, Map<?, ?> parameters) {
        String base = trackerUrl.endsWith("/") ? trackerUrl.substring(0, trackerUrl.length() - 1) : trackerUrl;
        boolean own = !base.isEmpty() && (given.equals(base) || given.startsWith(base + "/"));
        String path = (own ? given.substring(base.length()) : given).strip();
        int mark = path.indexOf('?');
        String place = mark < 0 ? path : path.substring(0, mark);
        if (ELSEWHERE.matcher(place).matches()) {
            throw new NotOffered(
                    "httpClient reaches only this node's own tracker; '%s' leads elsewhere.".formatted(shown(given)),
                    "Write a path below the tracker's address, such as /rest/api/2/myself.");
        }
        if (DOTS.matcher(place).matches() || place.indexOf('\\') >= 0 || place.length() > LONGEST) {
            throw new IllegalArgumentException(
                    "httpClient takes no path with '..', backslashes or more than %d characters: '%s'."
                            .formatted(LONGEST, shown(given)));
        }
        String query = query(mark < 0 ? "" : path.substring(mark + 1), parameters);
        String encoded = encode(place, "=&+");
        return (encoded.startsWith("/") ? encoded : "/" + encoded) + (query.isEmpty() ? "" : "?" + query);
    }

    private static String query(String literal, Map<?, ?> parameters) {
        StringBuilder query =
                new StringBuilder(encode(PARAMETER.matcher(literal).replaceAll("%26"), "?=&+"));
        parameters.forEach((name, value) -> {
            List<?> values = value instanceof List<?> list ? list : List.of(value == null ? "" : value);
            values.forEach(each -> query.append(query.isEmpty() ? "" : "&")
                    .append(component(String.valueOf(name)))
                    .append('=')
                    .append(component(String.valueOf(each))));
        });
        return query.toString();
    }

    private static String component(String text) {
        return encode(text.replace("%", "%25"), "").replace("'", "%27");
    }

    /** What is percent-encoded already stays so. */
    private static String encode(String text, String alsoPlain) {
        StringBuilder encoded = new StringBuilder();
        for (byte each : text.getBytes(StandardCharsets.UTF_8)) {
            char letter = (char) (each & 0xff);
            if (PLAIN.indexOf(letter) >= 0 || alsoPlain.indexOf(letter) >= 0) {
                encoded.append(letter);
            } else {
                encoded.append(letter == '%' ? "%" : "%%%02X".formatted((int) letter));
            }
        }
        return encoded.toString().replaceAll("%(?![0-9A-Fa-f]{2})", "%25");
    }

    private static String shown(@Nullable String given) {
        String text = String.valueOf(given);
        return text.length() > 100 ? text.substring(0, 100) + "..." : text;
    }
}
