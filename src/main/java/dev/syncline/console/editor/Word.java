package dev.syncline.console.editor;

import dev.syncline.script.Direction;
import dev.syncline.script.ScriptReference;
import java.util.Set;

/**
 * Something an editor can complete and explain; parts as in {@link ScriptReference}.
 *
 * @param kind a kind of the reference, or CUSTOM for a custom field of the tracker
 */
record Word(
        String kind,
        String owner,
        String name,
        String type,
        String signature,
        String help,
        String example,
        Set<Direction> directions) {

    static final Set<Direction> BOTH = Set.of(Direction.OUTGOING, Direction.INCOMING);

    static Word of(ScriptReference entry) {
        return new Word(
                entry.kind().name(),
                entry.owner(),
                entry.name(),
                entry.type(),
                entry.signature(),
                entry.description(),
                entry.example(),
                entry.directions());
    }

    /** The same, with what this tracker says of it. */
    Word with(String more) {
        return new Word(kind, owner, name, type, signature, help + " " + more, example, directions);
    }
}
