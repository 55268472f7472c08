package dev.syncline.salesforce;

import dev.syncline.connector.CleanText;
import dev.syncline.connector.TextLimit;
import dev.syncline.connector.TrackerFailure;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Makes of what a rule assigned the value that one field takes.
 *
 * @param name the name the rule used
 */
record FieldValue(SObject object, SField field, String name) {

    static final TextLimit.Unit UNIT = TextLimit.Unit.CHARACTERS;

    @Nullable
    Object of(@Nullable Object assigned) {
        Object value = assigned instanceof Map<?, ?> map ? plain(map) : assigned;
        if (value == null || value.toString().isEmpty()) {
            return field.type().equals("boolean") ? false : null;
        }
        if (field.isText()) {
            return text(value);
        }
        if (field.isNumber()) {
            return number(value);
        }
        return switch (field.type()) {
            case "boolean" -> flag(value);
            case "date" -> day(value);
            case "datetime" -> moment(value);
            case "picklist" -> choice(value.toString());
            case "multipicklist" -> choices(value);
            case "reference", "id" -> reference(value.toString().strip());
            default -> value.toString();
        };
    }

    /** What stands for an object of the hub model: a choice by its value or name, a record by its id. */
    private @Nullable Object plain(Map<?, ?> map) {
        List<String> parts = field.isReference() ? List.of("id", "key", "Id") : List.of("value", "name", "id", "label");
        for (String part : parts) {
            boolean known = !part.equals("value")
                    || !field.isPicklist()
                    || field.choices().containsKey(String.valueOf(map.get(part)));
            if (map.get(part) != null && known) {
                return map.get(part);
            }
        }
        return null;
    }

    private String text(Object value) {
        String text = CleanText.of(value.toString());
        TextLimit limit = new TextLimit(field.length(), UNIT);
        if (field.length() > 0 && !limit.takes(text)) {
            throw wrong("The text of '%s', '%s', has %d characters, and %s takes at most %d. Shorten it in the rule."
                    .formatted(name, TextLimit.beginning(text), limit.lengthOf(text), field.name(), field.length()));
        }
        return text;
    }

    private Object number(Object value) {
        try {
            return value instanceof Number
                    ? value
                    : new BigDecimal(value.toString().strip());
        } catch (NumberFormatException e) {
            throw misfit(value, "a number, such as 12.5");
        }
    }

    private Object flag(Object value) {
        String text = value.toString().strip();
        if (!text.equalsIgnoreCase("true") && !text.equalsIgnoreCase("false")) {
            throw misfit(value, "true or false");
        }
        return Boolean.parseBoolean(text);
    }

    private Object day(Object value) {
        Instant moment = value instanceof Instant instant ? instant : Json.moment(value.toString());
        try {
            return moment == null
                    ? LocalDate.parse(value.toString().strip()).toString()
                    : LocalDate.ofInstant(moment, ZoneOffset.UTC).toString();
        } catch (DateTimeException e) {
            throw misfit(value, "a day, such as 2026-01-31");
        }
    }

    private Object moment(Object value) {
        Instant moment = value instanceof Instant instant ? instant : Json.moment(value.toString());
        if (moment == null) {
            throw misfit(value, "a time, such as 2026-01-31T12:00:00Z");
        }
        return moment.toString();
    }

    private String choice(String typed) {
        if (field.choices().isEmpty()) {
            return typed;
        }
        return field.choice(typed)
                .orElseThrow(() -> TrackerFailure.ofValue(
                        name, typed, List.copyOf(field.choices().keySet())));
    }

    private String choices(Object value) {
        List<String> chosen = new ArrayList<>();
        Iterable<?> all = value instanceof Iterable<?> list
                ? list
                : List.of(value.toString().split(";"));
        for (Object each : all) {
            Object one = each instanceof Map<?, ?> map ? plain(map) : each;
            if (one != null && !one.toString().isBlank()) {
                chosen.add(choice(one.toString()));
            }
        }
        return String.join(";", chosen);
    }

    private String reference(String id) {
        if (SalesforceIds.isId(id)) {
            return SalesforceIds.whole(id);
        }
        if (field.referenceTo().contains("RecordType")) {
            return object.recordType(id)
                    .orElseThrow(() -> TrackerFailure.ofValue(
                            name, id, List.copyOf(object.recordTypes().keySet())));
        }
        throw misfit(
                id, "an id of 15 or 18 characters of a record (%s)".formatted(String.join(", ", field.referenceTo())));
    }

    private TrackerFailure misfit(Object value, String takes) {
        return wrong("'%s' does not fit '%s', which takes %s. Change the rule.".formatted(value, name, takes));
    }

    private TrackerFailure wrong(String sentence) {
        return TrackerFailure.ofField(name, sentence);
    }
}
