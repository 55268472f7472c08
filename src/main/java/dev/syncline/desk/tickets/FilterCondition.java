package dev.syncline.desk.tickets;

import dev.syncline.item.Item;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * One condition of a filter.
 *
 * @param values one of them must fit; empty asks whether the field is empty
 */
public record FilterCondition(FilterField field, Operator operator, List<String> values) {

    /** How a field is compared. */
    public enum Operator {
        IS,
        IS_NOT,
        CONTAINS
    }

    public FilterCondition {
        values = List.copyOf(values);
    }

    boolean matches(Item item) {
        List<String> held = field.valuesOf(item);
        boolean fits = values.isEmpty()
                ? held.isEmpty()
                : values.stream()
                        .anyMatch(value -> held.stream()
                                .anyMatch(each -> operator == Operator.CONTAINS
                                        ? each.toLowerCase(Locale.ROOT).contains(value.toLowerCase(Locale.ROOT))
                                        : each.equalsIgnoreCase(value)));
        return operator == Operator.IS_NOT ? !fits : fits;
    }

    String toSql(Map<String, Object> params) {
        String fits = values.isEmpty()
                ? field.emptySql()
                : values.stream()
                        .map(value -> field.sql(comparison(bound(params, value))))
                        .collect(Collectors.joining(" or "));
        return operator == Operator.IS_NOT ? "not (" + fits + ")" : fits;
    }

    private String comparison(String param) {
        return operator == Operator.CONTAINS ? " like lower(:" + param + ") escape '!'" : " = lower(:" + param + ")";
    }

    private String bound(Map<String, Object> params, String value) {
        String name = "f" + params.size();
        params.put(name, operator == Operator.CONTAINS ? "%" + value.replaceAll("([!%_])", "!$1") + "%" : value);
        return name;
    }
}
