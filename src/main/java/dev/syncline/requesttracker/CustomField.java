package dev.syncline.requesttracker;

import static dev.syncline.requesttracker.RtApi.text;

import dev.syncline.connector.TrackerFailure;
import java.util.List;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import tools.jackson.databind.JsonNode;

/** One custom field of the tickets of a queue. */
record CustomField(String id, String name, String type, boolean single, String pattern, List<String> choices) {

    /** Perl's remarks, by which RT names a pattern: {@code (?#Mandatory).} */
    private static final Pattern REMARK = Pattern.compile("\\(\\?#([^)]*)\\)");

    static CustomField of(JsonNode field, List<String> choices) {
        return new CustomField(
                text(field, "id"),
                text(field, "Name"),
                text(field, "Type"),
                text(field, "MaxValues").equals("1"),
                text(field, "Pattern"),
                choices);
    }

    /** One of which the acting user may see the name only; RT takes a list for a single value too. */
    static CustomField onlyNamed(String id, String name) {
        return new CustomField(id, name, "", false, "", List.of());
    }

    boolean isDescribed() {
        return !type.isEmpty();
    }

    /** RT asks its own pages for a value; its API would make a ticket without one. */
    boolean isRequired() {
        return !matches("");
    }

    /** Refuses what RT would leave out without failing. */
    void check(String value) {
        if (!choices.isEmpty() && !value.isEmpty() && !choices.contains(value)) {
            throw TrackerFailure.ofValue("customFields." + name, value, choices);
        }
        if (!matches(value)) {
            throw TrackerFailure.ofField(
                    "customFields." + name,
                    "'%s' is no value of custom field '%s': Request Tracker asks for %s. Change it in the rule."
                            .formatted(value, name, asked()));
        }
    }

    private String asked() {
        var remark = REMARK.matcher(pattern);
        return remark.find() ? remark.group(1) : "what matches " + pattern;
    }

    private boolean matches(String value) {
        try {
            return pattern.isEmpty()
                    || Pattern.compile(REMARK.matcher(pattern).replaceAll(""))
                            .matcher(value)
                            .find();
        } catch (PatternSyntaxException e) {
            return true;
        }
    }
}
