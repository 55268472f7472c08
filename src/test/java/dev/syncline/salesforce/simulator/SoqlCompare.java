package dev.syncline.salesforce.simulator;

import dev.syncline.salesforce.simulator.SoqlQuery.Compare;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Compares values as SOQL does: texts without regard to capitals, null only with itself. */
final class SoqlCompare {

    private final Org org;
    private final Map<String, String> moments = new HashMap<>();

    SoqlCompare(Org org) {
        this.org = org;
    }

    boolean fits(SimField field, @Nullable Object value, Compare one) {
        return switch (one.operator()) {
            case "IN" -> one.values().stream().anyMatch(each -> equal(field, value, each));
            case "NOT IN" -> value != null && one.values().stream().noneMatch(each -> equal(field, value, each));
            case "LIKE" -> like(value, one.values().get(0).substring(1));
            case "INCLUDES" -> includes(value, one);
            case "EXCLUDES" -> !includes(value, one);
            case "=" -> equal(field, value, one.values().get(0));
            case "!=" -> !equal(field, value, one.values().get(0));
            default -> ordered(field, value, one);
        };
    }

    static int order(SimField field, @Nullable Object one, @Nullable Object two) {
        if (one == null || two == null) {
            return one == two ? 0 : one == null ? -1 : 1;
        }
        if (one instanceof BigDecimal left && two instanceof BigDecimal right) {
            return left.compareTo(right);
        }
        boolean exact = field.type.equals("id") || field.type.equals("reference");
        return exact ? one.toString().compareTo(two.toString()) : one.toString().compareToIgnoreCase(two.toString());
    }

    private boolean ordered(SimField field, @Nullable Object value, Compare one) {
        if (value == null) {
            return false;
        }
        int order = order(field, value, literal(field, one.values().get(0)));
        return switch (one.operator()) {
            case "<" -> order < 0;
            case "<=" -> order <= 0;
            case ">" -> order > 0;
            default -> order >= 0;
        };
    }

    private boolean equal(SimField field, @Nullable Object value, String word) {
        Object wanted = literal(field, word);
        if (value == null || wanted == null) {
            return value == wanted;
        }
        if (field.type.equals("id") || field.type.equals("reference")) {
            return SimIds.isId(wanted.toString())
                    && SimIds.whole(wanted.toString()).equals(value);
        }
        return value instanceof String text
                ? text.equalsIgnoreCase(wanted.toString())
                : value instanceof BigDecimal number && wanted instanceof BigDecimal other
                        ? number.compareTo(other) == 0
                        : Objects.equals(value, wanted);
    }

    private static boolean includes(@Nullable Object value, Compare one) {
        return value != null
                && one.values().stream()
                        .anyMatch(each -> Arrays.asList(value.toString().split(";"))
                                .containsAll(Arrays.asList(each.substring(1).split(";"))));
    }

    private static boolean like(@Nullable Object value, String pattern) {
        StringBuilder regex = new StringBuilder();
        for (char letter : pattern.toCharArray()) {
            regex.append(letter == '%' ? ".*" : letter == '_' ? "." : Pattern.quote(String.valueOf(letter)));
        }
        return value != null
                && Pattern.compile(regex.toString(), Pattern.CASE_INSENSITIVE | Pattern.DOTALL)
                        .matcher(value.toString())
                        .matches();
    }

    /** What a word of the query stands for; Salesforce refuses a literal of another kind than the field's. */
    private @Nullable Object literal(SimField field, String word) {
        String lower = word.toLowerCase(Locale.ROOT);
        if (lower.equals("null")) {
            return null;
        }
        boolean quoted = word.startsWith("'");
        boolean fits = switch (field.type) {
            case "boolean", "int", "double", "currency", "date", "datetime" -> !quoted;
            default -> quoted;
        };
        if (!fits) {
            throw SimError.bad(
                    "INVALID_FIELD",
                    "value of filter criterion for field '%s' must be of type %s and should %sbe enclosed in quotes"
                            .formatted(field.name, field.type, quoted ? "not " : ""));
        }
        return switch (field.type) {
            case "boolean" -> Boolean.valueOf(lower);
            case "int", "double", "currency" -> new BigDecimal(word);
            case "date" -> day(word);
            case "datetime" ->
                word.contains("T") && word.contains("-")
                        ? moments.computeIfAbsent(word, each -> Org.stamp(Values.moment(each)))
                        : Org.stamp(start(word));
            default -> word.substring(1);
        };
    }

    private String day(String word) {
        return word.matches("\\d{4}-\\d{2}-\\d{2}")
                ? word
                : LocalDate.ofInstant(start(word), ZoneOffset.UTC).toString();
    }

    /** The beginning of a day that is named by a word. */
    private Instant start(String word) {
        Instant today = org.instant().truncatedTo(ChronoUnit.DAYS);
        String upper = word.toUpperCase(Locale.ROOT);
        if (upper.matches("(LAST|NEXT)_N_DAYS:\\d+")) {
            long days = Long.parseLong(upper.substring(upper.indexOf(':') + 1));
            return today.plus(Duration.ofDays(upper.startsWith("LAST") ? -days : days));
        }
        return switch (upper) {
            case "TODAY" -> today;
            case "YESTERDAY" -> today.minus(Duration.ofDays(1));
            case "TOMORROW" -> today.plus(Duration.ofDays(1));
            default -> throw SoqlLexer.malformed("Bind variables only allowed in Apex code: " + word);
        };
    }
}
