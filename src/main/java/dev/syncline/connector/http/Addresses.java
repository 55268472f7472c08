package dev.syncline.connector.http;

import dev.syncline.connector.TrackerFailure;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/** Puts addresses of calls together. */
final class Addresses {

    private static final String PLAIN = "-._~!$&'()*+,;=:@/?[]";

    private Addresses() {}

    /** A path below a base, or a whole address, with parameters. */
    static URI of(URI base, String path, Map<String, List<String>> query) {
        String start = isWhole(path) ? path : base + (path.startsWith("/") ? "" : "/") + path;
        String parameters = query.entrySet().stream()
                .flatMap(each -> each.getValue().stream().map(value -> encode(each.getKey()) + "=" + encode(value)))
                .collect(Collectors.joining("&"));
        String separator = parameters.isEmpty() ? "" : start.indexOf('?') < 0 ? "?" : "&";
        return URI.create(tidied(start) + separator + parameters);
    }

    /** A path that a rule wrote; refused when it could lead anywhere but below the base. */
    static String ofRule(String path) {
        String plain = path.toLowerCase(Locale.ROOT)
                .replace("%2e", ".")
                .replace("%2f", "/")
                .replace("%5c", "\\");
        int query = plain.indexOf('?');
        String before = query < 0 ? plain : plain.substring(0, query);
        if (isWhole(path)
                || before.startsWith("//")
                || before.indexOf('\\') >= 0
                || before.indexOf('#') >= 0
                || List.of(before.split("/", -1)).contains("..")) {
            throw new TrackerFailure(
                    TrackerFailure.Kind.VALIDATION,
                    "'%s' is no path of the tracker's API. Write it relative to the tracker, such as /items/12."
                            .formatted(path));
        }
        return path;
    }

    private static boolean isWhole(String path) {
        return path.matches("(?s)[A-Za-z][A-Za-z0-9+.-]*:.*") && !path.startsWith("/");
    }

    /** Percent-encodes what people write and addresses may not hold: blanks, quotes, letters beyond ASCII. */
    private static String tidied(String text) {
        StringBuilder tidy = new StringBuilder();
        for (int index = 0; index < text.length(); ) {
            int point = text.codePointAt(index);
            String letter = Character.toString(point);
            boolean escape = point == '%' && text.substring(index).matches("(?s)%[0-9A-Fa-f]{2}.*");
            boolean fine = point < 128 && (Character.isLetterOrDigit(point) || PLAIN.indexOf(point) >= 0);
            tidy.append(escape || fine ? letter : encode(letter));
            index += letter.length();
        }
        return tidy.toString();
    }

    private static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }
}
