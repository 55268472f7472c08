package dev.syncline.redmine;

import dev.syncline.connector.TrackerFailure;
import dev.syncline.redmine.IssueFilter.Parameter;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads a filter; Redmine ignores names it does not know and would then bring everything under sync. */
final class FilterText {

    private static final Set<String> FIELDS = Set.of(
            "status_id",
            "project_id",
            "subproject_id",
            "tracker_id",
            "priority_id",
            "author_id",
            "assigned_to_id",
            "member_of_group",
            "assigned_to_role",
            "fixed_version_id",
            "category_id",
            "subject",
            "description",
            "notes",
            "created_on",
            "updated_on",
            "closed_on",
            "start_date",
            "due_date",
            "estimated_hours",
            "done_ratio",
            "is_private",
            "attachment",
            "attachment_description",
            "watcher_id",
            "updated_by",
            "last_updated_by",
            "parent_id",
            "child_id",
            "query_id");
    private static final Pattern LONG = Pattern.compile("f\\[]|op\\[([a-z_0-9.]+)]|v\\[([a-z_0-9.]+)]\\[]");
    private static final Pattern SHOWN = Pattern.compile("utf8|set_filter|sort|c\\[]|t\\[]|group_by|per_page|page");

    private FilterText() {}

    static IssueFilter read(String filter) {
        String text = filter.strip().replaceFirst("^\\?", "");
        List<Parameter> parameters = new ArrayList<>();
        int position = filter.indexOf(text) + 1;
        for (String part : text.split("&", -1)) {
            if (!part.isBlank()) {
                Parameter parameter = parameter(part, position);
                if (!SHOWN.matcher(parameter.name()).matches() && !isBlankField(parameter)) {
                    parameters.add(parameter);
                }
            }
            position += part.length() + 1;
        }
        return parameters.isEmpty() ? IssueFilter.EVERYTHING : new IssueFilter(parameters);
    }

    private static Parameter parameter(String part, int position) {
        int equals = part.indexOf('=');
        String name =
                decoded(equals < 0 ? part : part.substring(0, equals), position).strip();
        if (equals < 0) {
            throw wrong(part, position, "has no '='; write name=value, such as status_id=open");
        }
        String value = decoded(part.substring(equals + 1), position);
        checkName(name, value, position);
        return new Parameter(name, value);
    }

    private static void checkName(String name, String value, int position) {
        Matcher matcher = LONG.matcher(name);
        if (matcher.matches()) {
            String field =
                    matcher.group(1) == null ? matcher.group(2) == null ? value : matcher.group(2) : matcher.group(1);
            checkField(field, position);
        } else if (!SHOWN.matcher(name).matches()) {
            checkField(name, position);
        }
    }

    private static void checkField(String name, int position) {
        if (!name.isEmpty() && !FIELDS.contains(name) && !name.matches("cf_\\d{1,9}")) {
            throw wrong(
                    name,
                    position,
                    "is no filter of Redmine; use status_id, project_id, tracker_id, priority_id, assigned_to_id, subject, cf_7 and the like");
        }
    }

    /** Redmine's own pages end their list with an empty one. */
    private static boolean isBlankField(Parameter parameter) {
        return parameter.name().equals("f[]") && parameter.value().isEmpty();
    }

    private static TrackerFailure wrong(String word, int position, String why) {
        return TrackerFailure.ofField("filter", "'%s' at position %d %s.".formatted(word, position, why));
    }

    /** Only percent signs are codes: a plus stays one. */
    private static String decoded(String text, int position) {
        try {
            return URLDecoder.decode(text.replace("+", "%2B"), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            throw wrong(text, position, "has a percent sign that is no code; write %25 for one");
        }
    }
}
