package dev.syncline.salesforce.soql;

import dev.syncline.salesforce.soql.Column.Kind;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Reads the values that one field is compared with.
 *
 * @see <a href="https://developer.salesforce.com/docs/atlas.en-us.soql_sosl.meta/soql_sosl/sforce_api_calls_soql_select_dateformats.htm">Dates</a>
 */
final class Values {

    private static final Set<String> DAYS = Set.of("YESTERDAY", "TODAY", "TOMORROW");
    private static final Pattern SPANS = Pattern.compile("(LAST|THIS|NEXT)(_FISCAL)?_(WEEK|MONTH|QUARTER|YEAR)"
            + "|(LAST|NEXT)_90_DAYS"
            + "|((LAST|NEXT)_N_(FISCAL_)?(DAYS|WEEKS|MONTHS|QUARTERS|YEARS)|N_(DAYS|WEEKS|MONTHS|QUARTERS|YEARS)_AGO)"
            + ":\\d{1,4}");
    private static final Pattern ID = Pattern.compile("[A-Za-z0-9]{15}|[A-Za-z0-9]{18}");

    private final Column column;
    private final String operator;
    private boolean literal = true;

    Values(Column column, String operator) {
        this.column = column;
        this.operator = operator;
    }

    boolean areLiteral() {
        return literal;
    }

    @Nullable
    Object read(Word word) {
        if (word.isEnd() || Set.of(")", ",", "(").contains(word.text()) && !word.quoted()) {
            throw Unreadable.at(
                    word.start(),
                    "A value is missing here: %s.".formatted(column.kind().form()));
        }
        if (word.is("NULL")) {
            if (!operator.equals("=") && !operator.equals("!=")) {
                throw Unreadable.at(word.start(), "NULL is asked for with = or !=.");
            }
            return null;
        }
        return switch (column.kind()) {
            case NUMBER -> number(word);
            case BOOLEAN -> flag(word);
            case DAY, MOMENT -> time(word);
            default -> text(word);
        };
    }

    private Object text(Word word) {
        if (!word.quoted()) {
            throw misfit(word);
        }
        String text = operator.equals("LIKE") ? word.text() : word.text().replaceAll("\\\\(.)", "$1");
        if (column.kind() == Kind.ID && !ID.matcher(text).matches()) {
            throw misfit(word);
        }
        boolean chosen = column.choices().isEmpty()
                || operator.equals("LIKE")
                || Arrays.stream(text.split(";")).allMatch(this::isChoice);
        if (!chosen) {
            throw Unreadable.at(
                    word.start(),
                    "%s has no value '%s'. Use one of %s."
                            .formatted(column.name(), text, String.join(", ", column.choices())));
        }
        return text;
    }

    private boolean isChoice(String text) {
        return column.choices().stream().anyMatch(text::equalsIgnoreCase);
    }

    private Object number(Word word) {
        if (word.quoted() || !word.text().matches("[+-]?(\\d+(\\.\\d*)?|\\.\\d+)")) {
            throw misfit(word);
        }
        return new BigDecimal(word.text());
    }

    private Object flag(Word word) {
        if (!word.is("TRUE") && !word.is("FALSE")) {
            throw misfit(word);
        }
        return word.is("TRUE");
    }

    private Object time(Word word) {
        if (!word.quoted()
                && (DAYS.contains(word.upper()) || SPANS.matcher(word.upper()).matches())) {
            literal = false;
            return word.upper();
        }
        try {
            if (!word.quoted() && column.kind() == Kind.DAY) {
                return LocalDate.parse(word.text()).toString();
            }
            if (!word.quoted()) {
                return OffsetDateTime.parse(word.upper()).toInstant();
            }
        } catch (DateTimeException e) {
            throw misfit(word);
        }
        throw misfit(word);
    }

    private RuntimeException misfit(Word word) {
        return Unreadable.at(
                word.start(),
                "'%s' does not fit %s, which takes %s."
                        .formatted(word.text(), column.name(), column.kind().form()));
    }
}
