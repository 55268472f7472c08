package dev.syncline.redmine;

import org.apache.commons.codec.digest.DigestUtils;
import tools.jackson.databind.JsonNode;

/** Short marks that differ when what they are of differs; Redmine's stamps are by the second. */
final class Prints {

    private static final int REVISION = 16;
    private static final int PRINT = 6;

    private Prints() {}

    /** Of everything an issue shows but what depends on who looks. */
    static String revision(JsonNode issue) {
        StringBuilder all = new StringBuilder();
        issue.properties().stream()
                .filter(part -> !part.getKey().equals("allowed_statuses"))
                .forEach(part ->
                        all.append(part.getKey()).append(part.getValue()).append('\n'));
        return of(all.toString(), REVISION);
    }

    /** Of what may change without a trace in the listing: notes and files. */
    static String unstamped(JsonNode issue) {
        return of(issue.path("journals").toString() + issue.path("attachments"), PRINT);
    }

    private static String of(String text, int bytes) {
        return DigestUtils.sha256Hex(text).substring(0, 2 * bytes);
    }
}
