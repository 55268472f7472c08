package dev.syncline.script;

import dev.syncline.script.ScriptReference.Kind;
import dev.syncline.script.TrackerFields.Field;
import dev.syncline.script.fence.Mentions;
import dev.syncline.script.fence.Mentions.Trail;
import dev.syncline.script.fence.WrittenText;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Fields and values that this node's tracker is sure to refuse, or never has: a field that none of its types has, one it
 * does not let be written, a value that is none of the choices.
 */
final class DoubtfulValues {

    /** The item of this side; the replica is whatever the other side makes of it. */
    private static final Set<String> OURS = Set.of("issue", "entity", "workItem");

    /** What says which item, and of what sort: taken out before a tracker sees it. */
    private static final Set<String> NAMING =
            Set.of("id", "key", "urn", "entityType", "typeName", "type", "project", "projectKey", "parentId");

    private static final String CUSTOM = "customFields";

    private static final String HELPER = "nodeHelper";

    /** Fields whose values a helper looks up by name. */
    private static final Map<String, String> ASKED_FOR =
            Map.of("getStatus", "status", "getPriority", "priority", "getResolution", "resolution");

    /** What of a choice is compared with a text. */
    private static final Set<String> PARTS = Set.of("name", "value");

    /** How Salesforce ends the names of custom fields, and nobody else does; all that there are it describes. */
    private static final String OWN_FIELD = "__c";

    private static final int SHOWN = 12;

    private final Direction direction;
    private final TrackerFields tracker;
    private final Set<String> items;
    private final Set<String> common;

    private DoubtfulValues(Direction direction, TrackerFields tracker) {
        this.direction = direction;
        this.tracker = tracker;
        List<ScriptReference> reference = ScriptReference.of(direction);
        items = reference.stream()
                .filter(entry ->
                        entry.kind() == Kind.VARIABLE && entry.type().equals("item") && OURS.contains(entry.name()))
                .map(ScriptReference::name)
                .collect(Collectors.toSet());
        common = reference.stream()
                .filter(entry -> entry.kind() == Kind.FIELD && entry.owner().equals("item"))
                .map(ScriptReference::name)
                .collect(Collectors.toSet());
    }

    static List<Problem> in(Mentions mentions, Direction direction, TrackerFields tracker) {
        if (tracker.types().isEmpty()) {
            return List.of();
        }
        DoubtfulValues doubts = new DoubtfulValues(direction, tracker);
        return Stream.concat(
                        mentions.trails().stream()
                                .filter(trail ->
                                        doubts.items.contains(trail.steps().get(0)))
                                .map(doubts::doubt),
                        mentions.texts().stream().map(doubts::doubt))
                .filter(Objects::nonNull)
                .distinct()
                .toList();
    }

    private @Nullable Problem doubt(Trail trail) {
        List<String> steps = trail.steps();
        boolean custom = steps.size() == 3 && steps.get(1).equals(CUSTOM);
        String name = steps.get(steps.size() - 1);
        if (steps.size() != 2 && !custom || NAMING.contains(name)) {
            return null;
        }
        boolean written = trail.isSet() && direction == Direction.INCOMING;
        List<Field> called = tracker.called(name);
        if (called.isEmpty()) {
            return custom ? null : unknown(trail, name, written);
        }
        return written && called.stream().noneMatch(Field::writable)
                ? at(trail, "This tracker does not let '%s' be written.".formatted(name))
                : null;
    }

    private @Nullable Problem unknown(Trail trail, String name, boolean written) {
        boolean certain = !common.contains(name) && (written || !trail.isSet() && name.endsWith(OWN_FIELD));
        if (!certain) {
            return null;
        }
        Set<String> names = tracker.all().map(Field::name).collect(Collectors.toSet());
        return at(
                trail,
                "This tracker has no field '%s' in %s, so %s.%s"
                        .formatted(
                                name,
                                types(),
                                written ? "it refuses what is set here" : "it is always null here",
                                Alike.question(name, names)));
    }

    /** A text that its field cannot hold. */
    private @Nullable Problem doubt(WrittenText text) {
        String name = field(text.steps());
        List<Field> called = name == null ? List.of() : tracker.called(name);
        boolean judged = !text.isSet()
                || direction == Direction.INCOMING && called.stream().anyMatch(Field::writable);
        boolean fits = called.stream().anyMatch(field -> field.takes(text.text()));
        return called.isEmpty() || !judged || fits || !isPlain(text.text())
                ? null
                : new Problem(
                        text.line(),
                        text.column(),
                        text.length(),
                        "This tracker has no '%s' to choose for '%s'. It allows: %s."
                                .formatted(text.text(), name, choices(called)),
                        true);
    }

    /** The name of the field that a text is meant for; null where it is none of our items'. */
    private @Nullable String field(List<String> steps) {
        String last = steps.get(steps.size() - 1);
        if (steps.get(0).equals(HELPER)) {
            return ASKED_FOR.get(last);
        }
        List<String> way = steps.size() > 2 && PARTS.contains(last) ? steps.subList(0, steps.size() - 1) : steps;
        boolean custom = way.size() == 3 && way.get(1).equals(CUSTOM);
        String name = way.get(way.size() - 1);
        return items.contains(way.get(0)) && (way.size() == 2 || custom) && !NAMING.contains(name) ? name : null;
    }

    /** Not empty, which empties the field; no id, which some trackers take; nothing that a run puts together. */
    private static boolean isPlain(String value) {
        return !value.isBlank() && value.indexOf('$') < 0 && !value.chars().allMatch(Character::isDigit);
    }

    private static String choices(List<Field> called) {
        Set<String> all = new LinkedHashSet<>();
        called.forEach(field -> field.choices()
                .forEach((value, label) -> all.add(value.equals(label) ? value : value + " (" + label + ")")));
        String first = all.stream().limit(SHOWN).collect(Collectors.joining(", "));
        return all.size() > SHOWN ? first + ", and %d more".formatted(all.size() - SHOWN) : first;
    }

    private String types() {
        return tracker.types().stream().map(TrackerFields.Type::name).collect(Collectors.joining(" or "));
    }

    private static Problem at(Trail trail, String message) {
        return new Problem(trail.line(), trail.column(), message, true);
    }
}
