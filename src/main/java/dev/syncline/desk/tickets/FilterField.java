package dev.syncline.desk.tickets;

import dev.syncline.item.Item;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What a filter can ask about. */
public enum FilterField {
    PROJECT(false, "p.project_key"),
    STATUS(false, "t.status"),
    PRIORITY(false, "t.priority"),
    LABEL(false),
    ASSIGNEE(false, "a.user_name", "a.email", "a.display_name"),
    REPORTER(false, "r.user_name", "r.email", "r.display_name"),
    SUBJECT(true, "t.subject"),
    TEXT(true, "t.ticket_key", "t.subject", "t.description");

    private static final String LABELS = "exists (select 1 from desk_label l where l.ticket_id = t.id";
    private final boolean text;
    private final List<String> columns;

    FilterField(boolean text, String... columns) {
        this.text = text;
        this.columns = List.of(columns);
    }

    /** The name people write. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    static Optional<FilterField> named(String word) {
        return Arrays.stream(values())
                .filter(each -> each.word().equalsIgnoreCase(word))
                .findFirst();
    }

    static String words() {
        return Arrays.stream(values()).map(FilterField::word).collect(Collectors.joining(", "));
    }

    /** Whether {@code ~} is possible. */
    boolean text() {
        return text;
    }

    /** The names this field can have; empty when it is free. */
    List<String> choices() {
        return switch (this) {
            case STATUS -> Status.titles();
            case PRIORITY -> Priority.titles();
            default -> List.of();
        };
    }

    String sql(String comparison) {
        if (this == LABEL) {
            return LABELS + " and lower(l.label)" + comparison + ")";
        }
        // A column without a value makes the comparison unknown; "not" needs it to be false.
        return columns.stream()
                .map(column -> "lower(coalesce(" + column(column) + ", ''))" + comparison)
                .collect(Collectors.joining(" or "));
    }

    String emptySql() {
        return switch (this) {
            case LABEL -> "not " + LABELS + ")";
            case ASSIGNEE -> "t.assignee_id is null";
            case REPORTER -> "t.reporter_id is null";
            default -> "1 = 0";
        };
    }

    List<String> valuesOf(Item item) {
        return switch (this) {
            case PROJECT -> parts(item.fields().get("project"), "key");
            case STATUS -> parts(item.fields().get("status"), "name");
            case PRIORITY -> parts(item.fields().get("priority"), "name");
            case LABEL -> labels(item.fields().get("labels"));
            case ASSIGNEE -> parts(item.fields().get("assignee"), "username", "email", "displayName");
            case REPORTER -> parts(item.fields().get("reporter"), "username", "email", "displayName");
            case SUBJECT -> texts(item.fields().get("summary"));
            case TEXT ->
                texts(
                        item.ref().key(),
                        item.fields().get("summary"),
                        item.fields().get("description"));
        };
    }

    private String column(String column) {
        return switch (this) {
            case STATUS, PRIORITY -> "replace(" + column + ", '_', ' ')";
            default -> column;
        };
    }

    private static List<String> parts(@Nullable Object value, String... keys) {
        return value instanceof Map<?, ?> map
                ? texts(Arrays.stream(keys).map(map::get).toArray())
                : List.of();
    }

    private static List<String> labels(@Nullable Object value) {
        return value instanceof List<?> labels ? texts(labels.toArray()) : List.of();
    }

    private static List<String> texts(@Nullable Object... values) {
        List<String> texts = new ArrayList<>();
        Arrays.stream(values).filter(Objects::nonNull).map(String::valueOf).forEach(texts::add);
        return texts;
    }
}
