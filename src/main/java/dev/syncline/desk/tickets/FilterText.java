package dev.syncline.desk.tickets;

import dev.syncline.connector.TrackerFailure;
import dev.syncline.connector.TrackerFailure.Kind;
import dev.syncline.desk.tickets.FilterCondition.Operator;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * A filter as people write it.
 *
 * <p>{@code field=value}, {@code field=!value}, {@code field=value1,value2}, {@code field=} (empty), {@code field=!}
 * (not empty), {@code subject~part}, joined by {@code &}. A value with {@code &}, {@code ,} or blanks around it stands
 * in double quotes, a quote inside doubled.
 */
final class FilterText {

    private final String text;
    private int at;

    FilterText(String text) {
        this.text = text;
    }

    TicketFilter read() {
        List<FilterCondition> conditions = new ArrayList<>();
        skipBlanks();
        if (at == text.length()) {
            return TicketFilter.everything();
        }
        conditions.add(condition());
        while (at < text.length()) {
            at++;
            conditions.add(condition());
        }
        return new TicketFilter(conditions);
    }

    private FilterCondition condition() {
        FilterField field = field();
        Operator operator = operator(field);
        List<String> values = values(field);
        if (operator == Operator.CONTAINS && values.isEmpty()) {
            throw wrong(at, "The text to look for is missing. Write it after '~'.");
        }
        return new FilterCondition(field, operator, values);
    }

    private FilterField field() {
        skipBlanks();
        int start = at;
        while (at < text.length() && Character.isLetter(text.charAt(at))) {
            at++;
        }
        String word = text.substring(start, at);
        if (word.isEmpty()) {
            throw wrong(start, "A field is missing here. Use one of: " + FilterField.words() + ".");
        }
        return FilterField.named(word)
                .orElseThrow(() -> wrong(
                        start,
                        "There is no field '%s' to filter by. Use one of: %s.".formatted(word, FilterField.words())));
    }

    private Operator operator(FilterField field) {
        skipBlanks();
        if (taken('=')) {
            return taken('!') ? Operator.IS_NOT : Operator.IS;
        }
        int start = at;
        if (taken('!')) {
            throw wrong(
                    start, "'Is not' is written =! and a value behind it, such as %s=!value.".formatted(field.word()));
        }
        if (!taken('~')) {
            throw wrong(start, "After '%s' comes =, =! or ~.".formatted(field.word()));
        }
        if (!field.text()) {
            throw wrong(start, "'%s' is compared by = or =!; ~ is for subject and text.".formatted(field.word()));
        }
        return Operator.CONTAINS;
    }

    private List<String> values(FilterField field) {
        skipBlanks();
        List<String> values = new ArrayList<>();
        if (at == text.length() || text.charAt(at) == '&') {
            return values;
        }
        values.add(value(field));
        while (taken(',')) {
            values.add(value(field));
        }
        return values;
    }

    private String value(FilterField field) {
        skipBlanks();
        int start = at;
        String value = taken('"') ? quoted(start) : bare();
        skipBlanks();
        if (at < text.length() && ",&".indexOf(text.charAt(at)) < 0) {
            throw wrong(at, "After a value comes , or & or the end.");
        }
        if (value.isEmpty()) {
            throw wrong(start, "A value is missing here.");
        }
        if (!field.choices().isEmpty() && field.choices().stream().noneMatch(value::equalsIgnoreCase)) {
            throw wrong(
                    start,
                    "There is no %s '%s'. Use one of: %s."
                            .formatted(field.word(), value, String.join(", ", field.choices())));
        }
        return value;
    }

    private String bare() {
        int start = at;
        while (at < text.length() && ",&".indexOf(text.charAt(at)) < 0) {
            at++;
        }
        return text.substring(start, at).strip();
    }

    private String quoted(int start) {
        StringBuilder value = new StringBuilder();
        while (at < text.length()) {
            char here = text.charAt(at++);
            if (here != '"') {
                value.append(here);
            } else if (!taken('"')) {
                return value.toString();
            } else {
                value.append('"');
            }
        }
        throw wrong(start, "This quote is not closed.");
    }

    private boolean taken(char wanted) {
        boolean there = at < text.length() && text.charAt(at) == wanted;
        at += there ? 1 : 0;
        return there;
    }

    private void skipBlanks() {
        while (at < text.length() && Character.isWhitespace(text.charAt(at))) {
            at++;
        }
    }

    private static TrackerFailure wrong(int position, String sentence) {
        String message = "The filter cannot be read at position %d: %s".formatted(position + 1, sentence);
        return new TrackerFailure(
                Kind.VALIDATION,
                message,
                Map.of("filter", message, "position", String.valueOf(position + 1)),
                null,
                null);
    }
}
