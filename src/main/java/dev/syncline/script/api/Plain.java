package dev.syncline.script.api;

import groovy.lang.Closure;
import groovy.lang.GString;
import java.lang.reflect.Array;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.temporal.TemporalAccessor;
import java.util.ArrayList;
import java.util.Calendar;
import java.util.Comparator;
import java.util.Date;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** What a rule left in hub objects, as the plain values that travel. */
final class Plain {

    private static final int DEEPEST = 32;
    private static final int MOST = 200_000;

    private final Function<Instant, Object> dates;
    private boolean wholeFields;
    private int seen;

    Plain() {
        this(date -> date);
    }

    Plain(Function<Instant, Object> dates) {
        this.dates = dates;
    }

    /** Custom fields keep their id, name and type where the tracker told them. */
    Plain withWholeFields() {
        wholeFields = true;
        return this;
    }

    /** Properties of a hub object as plain values. */
    Map<String, @Nullable Object> of(HubObject hub, String path, int depth) {
        Map<String, @Nullable Object> values = new LinkedHashMap<>();
        hub.valuesOf().forEach((name, value) -> values.put(name, value(value, path + "." + name, name, depth + 1)));
        return values;
    }

    /** One value; {@code path} is how the rule would write it. */
    @Nullable
    Object value(@Nullable Object value, String path, String name, int depth) {
        if (depth > DEEPEST || ++seen > MOST) {
            throw CannotTravel.tooLarge(path);
        }
        if (value == null || value instanceof String || value instanceof Boolean || isNumber(value)) {
            return value;
        }
        if (value instanceof HubObject hub) {
            return name.equals("labels") ? label(hub) : of(hub, path, depth);
        }
        if (value instanceof CustomFields fields) {
            return customFields(fields, path, depth);
        }
        if (value instanceof Map<?, ?> map) {
            return map(map, path, depth);
        }
        if (value instanceof Iterable<?> list) {
            return list(list, path, name, depth);
        }
        return scalar(value, path, name, depth);
    }

    private @Nullable Object scalar(Object value, String path, String name, int depth) {
        if (value instanceof Date date) {
            return dates.apply(Instant.ofEpochMilli(date.getTime()));
        }
        if (value instanceof Calendar calendar) {
            return dates.apply(calendar.toInstant());
        }
        if (value instanceof Instant instant) {
            return dates.apply(instant);
        }
        if (value instanceof GString || value instanceof Character || value instanceof TemporalAccessor) {
            return value.toString();
        }
        if (value instanceof Enum<?> constant) {
            return constant.name();
        }
        if (value.getClass().isArray()) {
            List<@Nullable Object> elements = new ArrayList<>();
            for (int i = 0; i < Array.getLength(value); i++) {
                elements.add(value(Array.get(value, i), path + "[" + i + "]", name, depth + 1));
            }
            return elements;
        }
        String kind = value instanceof Closure || value instanceof Comparator
                ? "closure"
                : value.getClass().getSimpleName();
        throw new CannotTravel(
                path,
                "holds a %s, which cannot travel. Set a text, number, true or false, date, list or map of these."
                        .formatted(kind));
    }

    private Map<String, @Nullable Object> map(Map<?, ?> map, String path, int depth) {
        Map<String, @Nullable Object> values = new LinkedHashMap<>();
        map.forEach((key, each) -> {
            String name = String.valueOf(key);
            values.put(name, value(each, path + "." + name, name, depth + 1));
        });
        return values;
    }

    private List<@Nullable Object> list(Iterable<?> list, String path, String name, int depth) {
        List<@Nullable Object> values = new ArrayList<>();
        for (Object each : list) {
            Object plain = value(each, path + "[" + values.size() + "]", name, depth + 1);
            if (!name.equals("labels") || !values.contains(plain)) {
                values.add(plain);
            }
        }
        return values;
    }

    private static @Nullable Object label(HubObject hub) {
        return hub.text("label") == null ? hub.text("name") : hub.text("label");
    }

    private Map<String, @Nullable Object> customFields(CustomFields fields, String path, int depth) {
        Map<String, @Nullable Object> values = new LinkedHashMap<>();
        fields.forEach((name, field) -> values.put(
                name,
                value(
                        field instanceof HubObject hub && hub.kindOf() == Kind.FIELD && !isWhole(hub)
                                ? hub.get("value")
                                : field,
                        path + "." + name + ".value",
                        name,
                        depth + 1)));
        return values;
    }

    private boolean isWhole(HubObject field) {
        return wholeFields && field.get("value") != null && (field.get("id") != null || field.get("uid") != null);
    }

    private static boolean isNumber(Object value) {
        return value instanceof Integer
                || value instanceof Long
                || value instanceof BigDecimal
                || value instanceof Double
                || value instanceof Float
                || value instanceof Short
                || value instanceof Byte
                || value instanceof java.math.BigInteger;
    }

    /** Whether two plain values of one property mean the same. */
    static boolean same(String name, @Nullable Object one, @Nullable Object other) {
        if (one instanceof Number && other instanceof Number) {
            return new BigDecimal(one.toString()).compareTo(new BigDecimal(other.toString())) == 0;
        }
        if (one instanceof Map<?, ?> left && other instanceof Map<?, ?> right) {
            return Kind.of(name) == Kind.ANY
                    ? sameMaps(left, right)
                    : Kind.of(name).same(left, right);
        }
        if (one instanceof List<?> left && other instanceof List<?> right) {
            return sameLists(left, right);
        }
        return Objects.equals(one, other);
    }

    private static boolean sameMaps(Map<?, ?> left, Map<?, ?> right) {
        return left.keySet().equals(right.keySet())
                && left.keySet().stream().allMatch(key -> same(String.valueOf(key), left.get(key), right.get(key)));
    }

    private static boolean sameLists(List<?> left, List<?> right) {
        if (left.size() != right.size()) {
            return false;
        }
        for (int i = 0; i < left.size(); i++) {
            if (!same("", left.get(i), right.get(i))) {
                return false;
            }
        }
        return true;
    }
}
