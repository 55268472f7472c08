package dev.syncline.requesttracker.simulator;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The part of TicketSQL that is asked for here; refused in RT's words. */
final class Query {

    private static final Pattern WORD = Pattern.compile("\\s*('(?:\\\\.|[^'])*'|[()]|>=|<=|!=|[=<>]|[\\w.{}]+)");

    private static final ZoneId ACTING_USER = ZoneId.of("America/New_York");

    private final String text;
    private final List<String> words = new ArrayList<>();
    private int at;

    private Query(String text) {
        this.text = text;
        Matcher matcher = WORD.matcher(text);
        while (matcher.find()) {
            words.add(matcher.group(1));
        }
    }

    static Predicate<Ticket> of(String text) {
        Query query = new Query(text);
        return query.either().and(ticket -> !"deleted".equals(ticket.fields.get("Status")));
    }

    private Predicate<Ticket> either() {
        Predicate<Ticket> found = both();
        while (at < words.size() && words.get(at).equals("OR")) {
            at++;
            found = found.or(both());
        }
        return found;
    }

    private Predicate<Ticket> both() {
        Predicate<Ticket> found = one();
        while (at < words.size() && words.get(at).equals("AND")) {
            at++;
            found = found.and(one());
        }
        return found;
    }

    private Predicate<Ticket> one() {
        String word = next();
        if (word.equals("(")) {
            Predicate<Ticket> inner = either();
            next();
            return inner;
        }
        String operator = next();
        String value = next();
        if (operator.matches("[()\\w']+")) {
            throw new IllegalArgumentException("Wrong query, expecting a OPERATOR in '%s>%s<--here'"
                    .formatted(text.substring(0, text.indexOf(operator)), operator));
        }
        return compared(word, operator, value.replaceAll("^'|'$", "").replaceAll("\\\\(.)", "$1"));
    }

    private String next() {
        if (at == words.size()) {
            throw new IllegalArgumentException(
                    "Incomplete query, last element (AGGREGATOR) is not close paren nor value in '%s'".formatted(text));
        }
        return words.get(at++);
    }

    private static Predicate<Ticket> compared(String field, String operator, String value) {
        return switch (field) {
            case "id" -> ticket -> holds(Integer.compare(ticket.id, Integer.parseInt(value)), operator);
            case "Queue" -> ticket -> value.equals("Support") || value.equals("3");
            case "RefersTo" -> ticket -> ticket.list("RefersTo").contains(value);
            case "Subject", "Status" -> ticket -> holds(ticket.text(field).compareTo(value), operator);
            case "LastUpdated" ->
                ticket -> holds(Instant.parse(ticket.text(field)).compareTo(moment(value)), operator);
            default -> throw new IllegalArgumentException("Unknown field: " + field);
        };
    }

    /** In the zone of the acting user; of what ends with a zone RT takes the day alone. */
    private static Instant moment(String value) {
        boolean plain = value.matches("\\d{4}-\\d\\d-\\d\\d \\d\\d:\\d\\d:\\d\\d");
        LocalDateTime local = plain
                ? LocalDateTime.parse(value.replace(' ', 'T'))
                : LocalDate.parse(value.substring(0, 10)).atStartOfDay();
        return local.atZone(ACTING_USER).toInstant();
    }

    private static boolean holds(int compared, String operator) {
        return switch (operator) {
            case "=" -> compared == 0;
            case "!=" -> compared != 0;
            case ">" -> compared > 0;
            case ">=" -> compared >= 0;
            case "<" -> compared < 0;
            default -> compared <= 0;
        };
    }
}
