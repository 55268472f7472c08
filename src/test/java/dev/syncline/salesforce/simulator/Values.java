package dev.syncline.salesforce.simulator;

import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Values of fields as Salesforce takes, checks and keeps them. */
final class Values {

    private final Org org;

    Values(Org org) {
        this.org = org;
    }

    /** What is kept of a value that was sent; text loses blanks around it, and empty text is none. */
    @Nullable
    Object of(SimField field, JsonNode sent) {
        if (sent.isNull()) {
            return null;
        }
        return switch (field.type) {
            case "boolean" -> {
                mustBe(sent.isBoolean(), field, sent);
                yield sent.booleanValue();
            }
            case "int", "double", "currency", "percent" -> {
                mustBe(sent.isNumber(), field, sent);
                yield new BigDecimal(sent.asString());
            }
            case "date" -> LocalDate.parse(parseable(field, sent)).toString();
            case "datetime" -> Org.stamp(moment(parseable(field, sent)));
            case "reference", "id" -> reference(field, sent.asString(""));
            default -> text(field, sent);
        };
    }

    static java.time.Instant moment(String text) {
        return OffsetDateTime.parse(text.replaceFirst("([+-]\\d{2})(\\d{2})$", "$1:$2"))
                .toInstant();
    }

    private static String parseable(SimField field, JsonNode sent) {
        String text = sent.asString("");
        try {
            if (field.type.equals("date")) {
                LocalDate.parse(text);
            } else {
                moment(text);
            }
            return text;
        } catch (DateTimeException e) {
            throw unreadable(field, sent);
        }
    }

    private static void mustBe(boolean fits, SimField field, JsonNode sent) {
        if (!fits) {
            throw unreadable(field, sent);
        }
    }

    private static SimError unreadable(SimField field, JsonNode sent) {
        return SimError.bad(
                "JSON_PARSER_ERROR",
                "Cannot deserialize instance of %s from VALUE_%s value %s or request may be missing a required field at [line:1, column:1]"
                        .formatted(field.type, sent.getNodeType(), sent.asString("")));
    }

    private static @Nullable Object text(SimField field, JsonNode sent) {
        if (sent.isContainer()) {
            throw SimError.bad("JSON_PARSER_ERROR", "Cannot deserialize instance of string from START_OBJECT value {");
        }
        String text = sent.asString("").strip();
        if (field.length > 0 && text.codePointCount(0, text.length()) > field.length) {
            throw SimError.bad(
                    "STRING_TOO_LONG",
                    "%s: data value too large: %s (max length=%d)"
                            .formatted(field.label, text.substring(0, Math.min(80, text.length())), field.length),
                    field.name);
        }
        if (field.restricted
                && !text.isEmpty()
                && !Arrays.stream(text.split(";")).allMatch(field::takes)) {
            throw restricted(field, text);
        }
        return text.isEmpty() ? null : text;
    }

    /** Restricted picklists take of the record's type what people may choose there; others take anything. */
    static void mustFitRecordType(SimField field, @Nullable Object value, @Nullable Object recordType) {
        if (field.restricted && value != null && recordType != null) {
            for (String each : value.toString().split(";")) {
                if (!field.takes(each, recordType.toString())) {
                    throw restricted(field, each);
                }
            }
        }
    }

    private static SimError restricted(SimField field, String text) {
        return SimError.bad(
                "INVALID_OR_NULL_FOR_RESTRICTED_PICKLIST",
                "%s: bad value for restricted picklist field: %s".formatted(field.label, text),
                field.name);
    }

    private @Nullable Object reference(SimField field, String text) {
        if (text.isBlank()) {
            return null;
        }
        boolean fits = SimIds.isId(text)
                && field.referenceTo.stream()
                        .anyMatch(type -> org.types.containsKey(type) && text.startsWith(org.types.get(type).prefix));
        if (!fits) {
            throw SimError.bad(
                    "MALFORMED_ID", "%s: id value of incorrect type: %s".formatted(field.label, text), field.name);
        }
        Map<String, @Nullable Object> target = org.any(text);
        if (target == null) {
            throw SimError.bad("INVALID_CROSS_REFERENCE_KEY", "invalid cross reference id", field.name);
        }
        if (Boolean.TRUE.equals(target.get("IsDeleted"))) {
            throw SimError.bad("ENTITY_IS_DELETED", "entity is deleted");
        }
        return SimIds.whole(text);
    }
}
