package dev.syncline.desk.tickets;

import dev.syncline.item.Person;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Fields as pages, programs and rules name them, read into what a ticket keeps. */
@Component
class TicketFields {

    static final List<String> WRITABLE = List.of(
            "summary",
            "description",
            "status",
            "priority",
            "labels",
            "assignee",
            "reporter",
            "project",
            "customFields");
    private static final int LONGEST_SUBJECT = 500;
    private static final int LONGEST_TEXT = 1_000_000;
    private static final int LONGEST_NAME = 100;
    private static final int MOST_ENTRIES = 200;

    private final People people;
    private final Projects projects;

    TicketFields(People people, Projects projects) {
        this.people = people;
        this.projects = projects;
    }

    /**
     * Reads hub fields.
     *
     * @throws dev.syncline.connector.TrackerFailure of kind VALIDATION naming every field that cannot be
     */
    TicketPatch read(Map<String, ? extends @Nullable Object> fields) {
        Reading reading = new Reading();
        fields.forEach(reading::field);
        if (!reading.errors.isEmpty()) {
            throw Refused.fields(reading.errors);
        }
        return new TicketPatch(reading.columns, reading.labels, reading.customFields, reading.project);
    }

    /** One map of fields on its way into a patch. */
    private final class Reading {

        final Map<String, String> errors = new LinkedHashMap<>();
        final Map<String, @Nullable Object> columns = new LinkedHashMap<>();
        final Map<String, @Nullable Object> customFields = new LinkedHashMap<>();

        @Nullable
        SortedSet<String> labels;

        @Nullable
        Project project;

        void field(String name, @Nullable Object value) {
            switch (name) {
                case "summary" -> summary(value);
                case "description" -> description(value);
                case "status" -> status(value);
                case "priority" -> priority(value);
                case "labels" -> labels(value);
                case "assignee" -> assignee(value);
                case "reporter" -> reporter(value);
                case "project", "projectKey" -> project(name, value);
                case "customFields" -> customFields(value);
                default ->
                    errors.put(
                            name,
                            "A ticket has no field '%s' to write to. It has: %s."
                                    .formatted(CleanText.line(name), String.join(", ", WRITABLE)));
            }
        }

        private void summary(@Nullable Object value) {
            String subject = value == null ? "" : CleanText.line(String.valueOf(value));
            if (subject.isEmpty()) {
                errors.put("summary", "A ticket needs a subject.");
            } else if (subject.length() > LONGEST_SUBJECT) {
                errors.put(
                        "summary",
                        "The subject has %d characters; %d are possible. Shorten it."
                                .formatted(subject.length(), LONGEST_SUBJECT));
            } else {
                columns.put("subject", subject);
            }
        }

        private void description(@Nullable Object value) {
            String text = value == null ? "" : CleanText.of(String.valueOf(value));
            if (text.length() > LONGEST_TEXT) {
                errors.put(
                        "description",
                        "The description has %d characters; %d are possible. Shorten it, or attach it as a file."
                                .formatted(text.length(), LONGEST_TEXT));
            } else {
                columns.put("description", text);
            }
        }

        private void status(@Nullable Object value) {
            String name = name(value, "name");
            Status.named(name)
                    .ifPresentOrElse(
                            status -> columns.put("status", status.name()),
                            () -> errors.put("status", choice("status", name, Status.titles())));
        }

        private void priority(@Nullable Object value) {
            String name = name(value, "name");
            Priority.named(name)
                    .ifPresentOrElse(
                            priority -> columns.put("priority", priority.name()),
                            () -> errors.put("priority", choice("priority", name, Priority.titles())));
        }

        private void labels(@Nullable Object value) {
            SortedSet<String> read = new TreeSet<>();
            for (Object each : value instanceof Iterable<?> many ? many : List.of(value == null ? "" : value)) {
                String label = CleanText.line(name(each, "label", "name"));
                if (label.length() > LONGEST_NAME) {
                    errors.put("labels", "The label '%s' is longer than %d characters.".formatted(label, LONGEST_NAME));
                } else if (!label.isEmpty()) {
                    read.add(label);
                }
            }
            if (read.size() > MOST_ENTRIES) {
                errors.put("labels", "A ticket takes %d labels; these are %d.".formatted(MOST_ENTRIES, read.size()));
            }
            labels = read;
        }

        private void assignee(@Nullable Object value) {
            if (nobody(value)) {
                columns.put("assignee_id", null);
                return;
            }
            PersonWanted wanted = PersonWanted.of(value);
            wanted.find(people)
                    .ifPresentOrElse(
                            person -> columns.put("assignee_id", id(person)),
                            () -> errors.put(
                                    "assignee",
                                    ("The desk knows nobody called '%s'. Add the person on the desk's People page,"
                                                    + " or choose somebody else.")
                                            .formatted(wanted.words())));
        }

        private void reporter(@Nullable Object value) {
            if (nobody(value)) {
                columns.put("reporter_id", null);
                return;
            }
            PersonWanted wanted = PersonWanted.of(value);
            Optional<Person> person = people.obtain(Objects.requireNonNull(value));
            person.ifPresentOrElse(
                    known -> columns.put("reporter_id", id(known)),
                    () -> errors.put(
                            "reporter",
                            "The reporter '%s' has neither an e-mail address nor a user name. Give one of them."
                                    .formatted(wanted.words())));
        }

        private void project(String field, @Nullable Object value) {
            String name = name(value, "key", "name");
            project = projects.find(name).orElse(null);
            if (project == null) {
                List<String> keys = projects.list().stream().map(Project::key).toList();
                errors.put(field, choice("project", name, keys));
            }
        }

        private void customFields(@Nullable Object value) {
            if (!(value instanceof Map<?, ?> map)) {
                errors.put("customFields", "Custom fields are names with values.");
                return;
            }
            map.forEach((key, each) -> {
                String name = CleanText.line(String.valueOf(key));
                Object scalar = scalar(each);
                if (name.isEmpty() || name.length() > LONGEST_NAME) {
                    errors.put("customFields", "A custom field's name has 1 to %d characters.".formatted(LONGEST_NAME));
                } else if (scalar instanceof Iterable<?> || scalar instanceof Map<?, ?>) {
                    errors.put(
                            "customFields", "The custom field '%s' takes a text, a number or yes/no.".formatted(name));
                } else {
                    customFields.put(name, scalar);
                }
            });
        }
    }

    private static @Nullable Object scalar(@Nullable Object value) {
        if (value instanceof Map<?, ?> map && map.containsKey("value")) {
            return scalar(map.get("value"));
        }
        if (value instanceof Number number) {
            return plain(number);
        }
        return value instanceof CharSequence || value instanceof Instant ? CleanText.of(String.valueOf(value)) : value;
    }

    /** One form for each number, so that 5 and 5.0 read back equal whatever wrote them. */
    private static Number plain(Number number) {
        BigDecimal decimal = new BigDecimal(String.valueOf(number)).stripTrailingZeros();
        return decimal.scale() <= 0 && decimal.precision() - decimal.scale() <= 18
                ? (Number) decimal.longValueExact()
                : decimal;
    }

    private static boolean nobody(@Nullable Object value) {
        return value == null
                || (value instanceof CharSequence text && text.toString().isBlank());
    }

    private static String name(@Nullable Object value, String... keys) {
        if (value instanceof Map<?, ?> map) {
            for (String key : keys) {
                if (map.get(key) != null) {
                    return String.valueOf(map.get(key));
                }
            }
            return "";
        }
        return value == null ? "" : String.valueOf(value);
    }

    private static String choice(String field, String given, List<String> allowed) {
        return "This desk has no %s '%s'. Use one of: %s."
                .formatted(field, CleanText.line(given), String.join(", ", allowed));
    }

    private static Long id(Person person) {
        return TicketId.parse(String.valueOf(person.key()));
    }
}
