package dev.syncline.requesttracker;

import dev.syncline.connector.TrackerFailure;
import dev.syncline.connector.TrackerFailure.Kind;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Texts in RT's query language, and where it could not read one.
 *
 * @see <a href="https://docs.bestpractical.com/rt/5.0.3/query_builder.html">TicketSQL</a>
 */
final class TicketSql {

    private static final Pattern UNKNOWN = Pattern.compile("Unknown field: (\\S+?)\\.? ?(?:Change|$)");
    private static final String HERE = "<--here";

    private TicketSql() {}

    static String quoted(String text) {
        return "'" + text.replace("\\", "\\\\").replace("'", "\\'") + "'";
    }

    /** RT finds nothing for an empty query. */
    static String orAll(String filter) {
        return filter.isBlank() ? "id > 0" : filter;
    }

    /** The failure of a query that began with this filter, with the position where RT tells one. */
    static TrackerFailure explained(String filter, TrackerFailure failure) {
        if (failure.kind() != Kind.VALIDATION) {
            return failure;
        }
        String said = String.valueOf(failure.getMessage());
        int position = position(filter, said);
        return TrackerFailure.ofField(
                "filter",
                "Request Tracker cannot read the filter at position %d. %s Try it in RT under Search, Tickets, Advanced."
                        .formatted(
                                position,
                                said.replaceFirst("Request Tracker does not take this: ", "It says: ")
                                        .replaceFirst(" Change the value in the rule, or what RT asks for\\.$", "")));
    }

    private static int position(String filter, String said) {
        int here = said.indexOf(HERE);
        if (here >= 0) {
            return common(filter, said.substring(said.indexOf('\'') + 1, here)) + 1;
        }
        Matcher unknown = UNKNOWN.matcher(said);
        int found = unknown.find() ? filter.indexOf(unknown.group(1)) : filter.length();
        return Math.max(found, 0) + 1;
    }

    /** RT repeats the query up to where it stopped, and marks that with a bracket. */
    private static int common(String filter, String repeated) {
        int length = 0;
        while (length < Math.min(filter.length(), repeated.length())
                && filter.charAt(length) == repeated.charAt(length)) {
            length++;
        }
        return length;
    }
}
