package dev.syncline.redmine.simulator;

import java.time.Instant;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Issues by query parameters; names it does not know it ignores, as the real one does. */
record Listing(Map<String, String> query) {

    private static final Set<String> REFERENCES = Set.of("status_id", "tracker_id", "priority_id", "project_id");

    /**
     * Of moments the real one takes whole seconds only.
     *
     * @see <a href="https://www.redmine.org/projects/redmine/repository/svn/entry/trunk/app/models/query.rb">Query#validate_query_filters</a>
     */
    static boolean isUnderstood(Map<String, String> query) {
        return !query.getOrDefault("updated_on", "").contains(".");
    }

    Map<String, Object> of(Stream<Map<String, @Nullable Object>> issues) {
        List<Map<String, @Nullable Object>> found =
                issues.filter(this::matches).sorted(order()).toList();
        int offset = Integer.parseInt(query.getOrDefault("offset", "0"));
        int limit = Math.min(100, Integer.parseInt(query.getOrDefault("limit", "25")));
        return Map.of(
                "issues",
                found.stream().skip(offset).limit(limit).map(Listing::row).toList(),
                "total_count",
                found.size());
    }

    /** A listing shows neither notes nor files. */
    private static Map<String, @Nullable Object> row(Map<String, @Nullable Object> issue) {
        Map<String, @Nullable Object> row = new LinkedHashMap<>(issue);
        row.keySet().removeAll(Set.of("journals", "attachments"));
        return row;
    }

    private Comparator<Map<String, @Nullable Object>> order() {
        Comparator<Map<String, @Nullable Object>> byId = Comparator.comparing(each -> (Integer) each.get("id"));
        String sort = query.getOrDefault("sort", "id:desc");
        Comparator<Map<String, @Nullable Object>> order = sort.startsWith("updated_on")
                ? Comparator.<Map<String, @Nullable Object>, String>comparing(
                                each -> String.valueOf(each.get("updated_on")))
                        .thenComparing(byId)
                : byId;
        return sort.split(",", 2)[0].endsWith(":desc") ? order.reversed() : order;
    }

    private boolean matches(Map<String, @Nullable Object> issue) {
        return query.entrySet().stream().allMatch(each -> matches(issue, each.getKey(), each.getValue()));
    }

    private static boolean matches(Map<String, @Nullable Object> issue, String name, String value) {
        if (REFERENCES.contains(name)) {
            Object reference = issue.get(name.replace("_id", ""));
            return value.equals("*")
                    || reference instanceof Map<?, ?> map && value.equals(String.valueOf(map.get("id")));
        }
        return switch (name) {
            case "subject", "description" -> text(String.valueOf(issue.get(name)), value);
            case "issue_id" -> number((Integer) Objects.requireNonNull(issue.get("id")), value);
            case "updated_on" -> moment(Instant.parse(String.valueOf(issue.get(name))), value);
            default -> !name.startsWith("cf_") || value.equals(custom(issue, name.substring(3)));
        };
    }

    private static @Nullable Object custom(Map<String, @Nullable Object> issue, String id) {
        return Store.list(issue, "custom_fields").stream()
                .filter(each -> id.equals(String.valueOf(each.get("id"))))
                .map(each -> each.get("value"))
                .findFirst()
                .orElse(null);
    }

    private static boolean text(String text, String wanted) {
        return wanted.startsWith("~") ? text.contains(wanted.substring(1)) : text.equals(wanted);
    }

    private static boolean number(int id, String wanted) {
        return wanted.startsWith(">=")
                ? id >= Integer.parseInt(wanted.substring(2))
                : List.of(wanted.split(",")).contains(String.valueOf(id));
    }

    private static boolean moment(Instant at, String wanted) {
        if (wanted.startsWith(">=")) {
            return !at.isBefore(Instant.parse(wanted.substring(2)));
        }
        String[] ends = wanted.substring(2).split("\\|");
        return !at.isBefore(Instant.parse(ends[0])) && !at.isAfter(Instant.parse(ends[1]));
    }
}
