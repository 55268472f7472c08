package dev.syncline.script;

import dev.syncline.script.ScriptReference.Kind;
import dev.syncline.script.fence.Mentions;
import dev.syncline.script.fence.Mentions.Trail;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Fields a rule names that hub objects are not known to have: they would read as null, and nobody be told. */
final class DoubtfulFields {

    /** Owners whose fields are all in the script reference; trackers add to the others. */
    private static final Set<String> COMPLETE =
            Set.of("comment", "attachment", "workLog", "connection", "key", "label");

    private static final Map<String, Set<String>> OTHER_NAMES =
            Map.of("key", Set.of("key"), "status", Set.of("value"), "customField", Set.of("uid"));

    /** What a list answers to itself. */
    private static final Set<String> OF_LISTS = Set.of("empty", "size", "class");

    private static final Set<String> BY_ANY_NAME = Set.of("customFields", "customKeys");

    private static final Map<String, String> LISTS =
            Map.of("comment", "comments", "attachment", "files", "workLog", "work logs", "label", "labels");

    private final Map<String, String> variables = new HashMap<>();
    private final Map<String, Map<String, String>> fields = new HashMap<>();

    private DoubtfulFields(Direction direction) {
        for (ScriptReference entry : ScriptReference.of(direction)) {
            if (entry.kind() == Kind.VARIABLE) {
                variables.put(entry.name(), entry.type());
            } else if (entry.kind() == Kind.FIELD) {
                fields.computeIfAbsent(entry.owner(), owner -> new TreeMap<>()).put(entry.name(), entry.type());
            }
        }
    }

    static List<Problem> in(Mentions mentions, Direction direction) {
        DoubtfulFields doubts = new DoubtfulFields(direction);
        return mentions.trails().stream()
                .filter(trail -> !mentions.isGiven(trail.steps().get(0)))
                .map(trail -> doubts.doubt(trail, mentions))
                .filter(Objects::nonNull)
                .distinct()
                .toList();
    }

    private @Nullable Problem doubt(Trail trail, Mentions mentions) {
        List<String> steps = trail.steps();
        String name = steps.get(steps.size() - 1);
        String owner = owner(steps);
        Map<String, String> known = fields.get(owner);
        if (owner == null || known == null) {
            return null;
        }
        String type = known.get(name);
        if (type != null) {
            return LISTS.containsKey(type) && owner.equals("item") ? noList(trail, name, type) : null;
        }
        boolean meant = OF_LISTS.contains(name)
                || OTHER_NAMES.getOrDefault(owner, Set.of()).contains(name)
                || !trail.isSet() && mentions.isGiven(name);
        return meant ? null : unknown(trail, owner, name, known.keySet());
    }

    /** What the last step is a field of; null where that cannot be told. */
    private @Nullable String owner(List<String> steps) {
        String owner = variables.get(steps.get(0));
        for (int step = 1; step < steps.size() - 1 && owner != null; step++) {
            String name = steps.get(step);
            boolean named = BY_ANY_NAME.contains(steps.get(step - 1));
            owner = named ? owner : fields.getOrDefault(owner, Map.of()).get(name);
        }
        return BY_ANY_NAME.contains(steps.get(steps.size() - 2)) ? null : owner;
    }

    private static @Nullable Problem unknown(Trail trail, String owner, String name, Set<String> known) {
        boolean complete = COMPLETE.contains(owner) && !trail.isSet();
        String alike = complete ? Alike.question(name, known) : Alike.slip(name, known);
        return complete || !alike.isEmpty()
                ? at(trail, "No %s is known to have '%s', so it may be null.%s".formatted(word(owner), name, alike))
                : null;
    }

    private static @Nullable Problem noList(Trail trail, String name, String type) {
        return trail.literal() == null
                ? null
                : at(
                        trail,
                        "%s takes a list of %s, and is given %s here."
                                .formatted(name, LISTS.get(type), "'" + trail.literal() + "'"));
    }

    private static String word(String owner) {
        return switch (owner) {
            case "attachment" -> "file";
            case "workLog" -> "work log";
            case "customField" -> "custom field";
            case "named" -> "such value";
            default -> owner;
        };
    }

    private static Problem at(Trail trail, String message) {
        return new Problem(trail.line(), trail.column(), message, true);
    }
}
