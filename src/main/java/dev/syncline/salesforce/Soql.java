package dev.syncline.salesforce;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.stream.Collectors;

/** Texts and times in the form SOQL takes them. */
final class Soql {

    private Soql() {}

    /** In quotes, whatever is in it. */
    static String quoted(String text) {
        StringBuilder quoted = new StringBuilder("'");
        for (char letter : text.toCharArray()) {
            switch (letter) {
                case '\'', '\\' -> quoted.append('\\').append(letter);
                case '\n' -> quoted.append("\\n");
                case '\r' -> quoted.append("\\r");
                case '\t' -> quoted.append("\\t");
                default -> quoted.append(letter);
            }
        }
        return quoted.append('\'').toString();
    }

    static String list(Collection<String> texts) {
        return texts.stream().map(Soql::quoted).collect(Collectors.joining(", ", "(", ")"));
    }

    static String moment(Instant instant) {
        return instant.truncatedTo(ChronoUnit.SECONDS).toString();
    }

    /** Percent-encoded as a parameter; references to earlier answers of a composite call stay readable. */
    static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8)
                .replace("+", "%20")
                .replaceAll("%40%7B([A-Za-z]\\w*\\.\\w+)%7D", "@{$1}");
    }
}
