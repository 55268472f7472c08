package dev.syncline.salesforce.soql;

import dev.syncline.salesforce.soql.Column.Kind;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * One field compared with values; texts are compared without regard to capitals, as Salesforce does.
 *
 * @param values of the column's kind: strings, {@link BigDecimal}, {@link Boolean}, {@link Instant}; a null asks for
 *     emptiness
 * @param literal whether every value stands for itself; words such as TODAY mean what Salesforce's calendar says
 */
record Comparison(Column column, String operator, List<@Nullable Object> values, boolean literal) implements Where {

    private static final Set<String> EQUAL = Set.of("=", "!=", "IN");
    private static final Set<String> ORDERED = Set.of("<", "<=", ">", ">=");
    private static final int ID = 15;

    @Override
    public boolean isNear() {
        boolean text = column.kind() == Kind.TEXT || column.kind() == Kind.PICKLIST;
        boolean judged = EQUAL.contains(operator)
                ? column.kind() != Kind.PICKLISTS
                : ORDERED.contains(operator) ? !text && column.kind() != Kind.ID : operator.equals("LIKE") && text;
        return column.near() && literal && judged;
    }

    @Override
    public boolean fits(Function<String, @Nullable Object> shown) {
        Object held = shown.apply(column.name());
        Object first = values.get(0);
        return switch (operator) {
            case "=", "IN" -> values.stream().anyMatch(each -> equal(held, each));
            case "!=" -> !equal(held, first);
            case "LIKE" ->
                held != null
                        && pattern(String.valueOf(first))
                                .matcher(held.toString())
                                .matches();
            default -> held != null && first != null && ordered(held, first);
        };
    }

    private boolean equal(@Nullable Object held, @Nullable Object wanted) {
        if (held == null || wanted == null) {
            return held == wanted;
        }
        return switch (column.kind()) {
            case NUMBER, MOMENT, DAY -> order(held, wanted) == 0;
            case BOOLEAN -> held.equals(wanted);
            case ID -> start(held).equals(start(wanted));
            default -> held.toString().equalsIgnoreCase(wanted.toString());
        };
    }

    private boolean ordered(Object held, Object wanted) {
        int order = order(held, wanted);
        return switch (operator) {
            case "<" -> order < 0;
            case "<=" -> order <= 0;
            case ">" -> order > 0;
            default -> order >= 0;
        };
    }

    private static int order(Object held, Object wanted) {
        if (wanted instanceof Instant moment) {
            return held instanceof Instant other ? other.compareTo(moment) : -1;
        }
        return wanted instanceof BigDecimal number
                ? new BigDecimal(held.toString()).compareTo(number)
                : held.toString().compareTo(wanted.toString());
    }

    private static String start(Object id) {
        String text = id.toString();
        return text.substring(0, Math.min(ID, text.length()));
    }

    private static Pattern pattern(String like) {
        StringBuilder regex = new StringBuilder();
        for (int at = 0; at < like.length(); at++) {
            char letter = like.charAt(at);
            if (letter == '\\' && at + 1 < like.length()) {
                at++;
                regex.append(Pattern.quote(like.substring(at, at + 1)));
            } else {
                regex.append(letter == '%' ? ".*" : letter == '_' ? "." : Pattern.quote(String.valueOf(letter)));
            }
        }
        return Pattern.compile(regex.toString(), Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE | Pattern.DOTALL);
    }
}
