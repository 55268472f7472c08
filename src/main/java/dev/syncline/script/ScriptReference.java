package dev.syncline.script;

import dev.syncline.script.api.Reference;
import java.util.List;
import java.util.Set;

/**
 * One thing a rule can name: what it is, where it is there, and an example that runs.
 *
 * @param owner what the name belongs to: a variable such as {@code nodeHelper} for methods, a type such as {@code item}
 *     or {@code comment} for fields; empty for variables and classes
 * @param name as a rule writes it, without its owner; for classes with the package
 * @param type the owner of the members that the value has, such as {@code item}; empty when it has none of its own
 * @param signature name and parameters as a rule writes them, such as {@code nodeHelper.getStatus(name)}
 * @param arguments how many a method takes, 0 for anything else
 * @param description a sentence or two of plain text
 * @param directions rules in which the name exists
 * @param exampleIn the rule in which the example runs
 * @param example a few lines of Groovy that run unchanged
 */
public record ScriptReference(
        Kind kind,
        String owner,
        String name,
        String type,
        String signature,
        int arguments,
        String description,
        Set<Direction> directions,
        Direction exampleIn,
        String example) {

    /** What sort of name it is. */
    public enum Kind {
        VARIABLE,
        METHOD,
        FIELD,
        CLASS
    }

    /** Everything rules can name: variables, methods of helpers, fields of the hub model, classes; in reading order. */
    public static List<ScriptReference> all() {
        return Reference.ENTRIES;
    }

    /** What a rule of this direction can name. */
    public static List<ScriptReference> of(Direction direction) {
        return all().stream()
                .filter(entry -> entry.directions().contains(direction))
                .toList();
    }
}
