package dev.syncline.xurrent;

import dev.syncline.connector.TrackerFailure;
import dev.syncline.connector.TrackerFailure.Kind;
import dev.syncline.xurrent.XurrentFilter.Condition;
import dev.syncline.xurrent.XurrentFilter.FilterField;
import dev.syncline.xurrent.XurrentFilter.Type;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Reads filters such as {@code category=incident&status=!completed&created_at=>2026-01-01}.
 *
 * <p>{@code =} is, {@code =!} is not, nothing behind it empty or present, a comma list one of; times and ids with
 * {@code =>}, {@code =>=}, {@code =<}, {@code =<=} and ranges such as {@code =>=a<=b}. A percent sign before two
 * hexadecimal digits is a code as in addresses: {@code %26} is an ampersand, {@code %2C} a comma.
 */
final class FilterText {

    private static final Map<String, FilterField> FIELDS = fields();
    private static final Pattern CODE = Pattern.compile("(?:%[0-9A-Fa-f]{2})+");
    private static final Pattern NO_CODE = Pattern.compile("%(?![0-9A-Fa-f]{2})[0-9A-Za-z]{2}");
    private static final Pattern BOUND = Pattern.compile("([<>]=?)([^<>]*)");
    private static final Map<String, String> OPERATORS =
            Map.of(">", "greaterThan", ">=", "greaterThanOrEqualTo", "<", "lessThan", "<=", "lessThanOrEqualTo");

    private final Addresses addresses;

    FilterText(Addresses addresses) {
        this.addresses = addresses;
    }

    XurrentFilter read(String text) {
        List<Condition> conditions = new ArrayList<>();
        Set<String> used = new HashSet<>();
        int start = 0;
        while (!text.isBlank() && start <= text.length()) {
            int end = text.indexOf('&', start);
            end = end < 0 ? text.length() : end;
            Condition condition = condition(text.substring(start, end), start);
            if (!used.add(condition.field().graphql())) {
                throw wrong(start, "This field stands here a second time. Use one condition for each field.");
            }
            conditions.add(condition);
            start = end + 1;
        }
        return new XurrentFilter(conditions);
    }

    private Condition condition(String part, int start) {
        int equals = part.indexOf('=');
        String name = (equals < 0 ? part : part.substring(0, equals)).strip();
        FilterField field = FIELDS.get(name);
        if (equals > 0 && name.endsWith("!")) {
            throw wrong(
                    start + part.indexOf('!'),
                    "'Is not' is written =! and a value behind it, such as status=!completed.");
        }
        if (field == null) {
            throw wrong(
                    start,
                    name.isEmpty()
                            ? "A field is missing here."
                            : "There is no field '%s' to filter by. Use one of %s."
                                    .formatted(name, String.join(", ", FIELDS.keySet())));
        }
        if (equals < 0) {
            throw wrong(start + part.length(), "After '%s' comes =.".formatted(name));
        }
        return value(field, part.substring(equals + 1), start + equals + 1);
    }

    private Condition value(FilterField field, String value, int at) {
        if (value.startsWith("<") || value.startsWith(">")) {
            return new Condition(field, false, List.of(), bounds(field, value, at));
        }
        boolean negated = value.startsWith("!");
        String list = negated ? value.substring(1) : value;
        int position = at + (negated ? 1 : 0);
        List<String> values = new ArrayList<>();
        for (String each : list.isBlank() ? new String[0] : list.split(",", -1)) {
            values.add(single(field, each.strip(), position));
            position += each.length() + 1;
        }
        return new Condition(field, negated, values, Map.of());
    }

    private String single(FilterField field, String typed, int at) {
        String value = decoded(typed, at);
        if (value.isEmpty()) {
            throw wrong(at, "A value is missing here.");
        }
        Choices choices = field.choices();
        if (choices != null) {
            return choices.find(value)
                    .orElseThrow(() -> wrong(
                            at,
                            "There is no '%s'. Use one of %s.".formatted(value, String.join(", ", choices.values()))));
        }
        return switch (field.type()) {
            case NUMBER -> number(value, at);
            case REFERENCE -> reference(field, value, at);
            case MOMENT -> moment(value, at).toString();
            default -> value;
        };
    }

    /** A percent sign that begins no code is one, unless it looks as if it were meant to begin one. */
    private static String decoded(String typed, int at) {
        Matcher wrong = NO_CODE.matcher(typed);
        if (wrong.find()) {
            throw wrong(
                    at + wrong.start(),
                    "'%s' is no code of a character. Write %%25 for a percent sign, %%26 for & and %%2C for a comma."
                            .formatted(wrong.group()));
        }
        return CODE.matcher(typed)
                .replaceAll(code -> Matcher.quoteReplacement(URLDecoder.decode(code.group(), StandardCharsets.UTF_8)));
    }

    private static String number(String value, int at) {
        if (!value.matches("\\d{1,9}")) {
            throw wrong(at, "'%s' is no number of a request. Use one such as 70409.".formatted(value));
        }
        return value;
    }

    private String reference(FilterField field, String value, int at) {
        if (value.matches("\\d{1,18}")) {
            return addresses.nodeId(field.node(), value);
        }
        if (!NodeIds.isPlausible(value)) {
            throw wrong(at, "'%s' is no id. Use the number or node id that Xurrent shows.".formatted(value));
        }
        return value;
    }

    private static Map<String, Comparable<?>> bounds(FilterField field, String value, int at) {
        boolean number = field.type() == Type.NUMBER;
        if (field.type() != Type.MOMENT && !number) {
            throw wrong(at, "< and > are for times and for the id. Use =, =! or a list here.");
        }
        Map<String, Comparable<?>> bounds = new LinkedHashMap<>();
        Matcher bound = BOUND.matcher(value);
        int end = 0;
        while (bound.find() && bound.start() == end) {
            String operator = OPERATORS.getOrDefault(bound.group(1), "");
            String limit = bound.group(2).strip();
            int position = at + bound.start(2);
            bounds.put(operator, number ? Long.valueOf(number(limit, position)) : moment(limit, position));
            end = bound.end();
        }
        if (end != value.length()) {
            throw wrong(
                    at + end,
                    "A range is written as %s.".formatted(number ? ">=70100<70200" : ">=2026-01-01<2026-02-01"));
        }
        return bounds;
    }

    private static Instant moment(String text, int at) {
        try {
            return text.length() <= 10
                    ? LocalDate.parse(text).atStartOfDay(ZoneOffset.UTC).toInstant()
                    : OffsetDateTime.parse(text).toInstant();
        } catch (DateTimeParseException e) {
            throw wrong(at, "'%s' is no time. Use one such as 2026-01-31 or 2026-01-31T12:00:00Z.".formatted(text));
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

    private static Map<String, FilterField> fields() {
        Map<String, FilterField> all = new TreeMap<>();
        all.put("id", new FilterField("requestId", Type.NUMBER, "key", null, ""));
        all.put("subject", new FilterField("subject", Type.TEXT, "summary", null, ""));
        all.put("source", new FilterField("source", Type.TEXT, "source", null, ""));
        all.put("sourceID", new FilterField("sourceID", Type.TEXT, "sourceID", null, ""));
        choice(all, "category", "category", "category", Choices.CATEGORY);
        choice(all, "impact", "impact", "impact", Choices.IMPACT);
        choice(all, "status", "status", "status", Choices.STATUS);
        choice(all, "completion_reason", "completionReason", "completionReason", Choices.REASON);
        reference(all, "team", "team", "teamId", "Team");
        reference(all, "member", "member", "memberId", "Person");
        reference(all, "requested_by", "requestedBy", "requestedById", "Person");
        reference(all, "requested_for", "requestedFor", "requestedForId", "Person");
        reference(all, "service_instance", "serviceInstance", "serviceInstanceId", "ServiceInstance");
        reference(all, "template", "template", "templateId", "RequestTemplate");
        all.put("created_at", new FilterField("createdAt", Type.MOMENT, "created", null, ""));
        all.put("updated_at", new FilterField("updatedAt", Type.MOMENT, "updated", null, ""));
        all.put("completed_at", new FilterField("completedAt", Type.MOMENT, "completedAt", null, ""));
        return all;
    }

    private static void choice(
            Map<String, FilterField> all, String name, String graphql, String item, @Nullable Choices choices) {
        all.put(name, new FilterField(graphql, Type.CHOICE, item, choices, ""));
    }

    private static void reference(Map<String, FilterField> all, String name, String graphql, String item, String node) {
        FilterField field = new FilterField(graphql, Type.REFERENCE, item, null, node);
        all.put(name, field);
        all.put(name + "_id", field);
    }
}
