package dev.syncline.desk.tickets;

import dev.syncline.item.Item;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Which tickets somebody asks for; every condition must hold.
 *
 * <p>Written as {@code status=Open,Waiting&label=!internal&assignee=&subject~printer}; see {@link FilterText}.
 */
public record TicketFilter(List<FilterCondition> conditions) {

    public TicketFilter {
        conditions = List.copyOf(conditions);
    }

    /** Every ticket. */
    public static TicketFilter everything() {
        return new TicketFilter(List.of());
    }

    /**
     * Reads a filter.
     *
     * @throws dev.syncline.connector.TrackerFailure of kind VALIDATION with the position of what cannot be read
     */
    public static TicketFilter parse(String text) {
        return new FilterText(text).read();
    }

    /** This filter and one condition more. */
    public TicketFilter and(FilterCondition condition) {
        List<FilterCondition> all = new ArrayList<>(conditions);
        all.add(condition);
        return new TicketFilter(all);
    }

    /** Whether an item of the desk matches. */
    public boolean matches(Item item) {
        return conditions.stream().allMatch(condition -> condition.matches(item));
    }

    /** A condition over {@link TicketRows#FROM}; its values are added to the parameters. */
    String toSql(Map<String, Object> params) {
        StringBuilder sql = new StringBuilder("1 = 1");
        conditions.forEach(condition ->
                sql.append(" and (").append(condition.toSql(params)).append(")"));
        return sql.toString();
    }
}
