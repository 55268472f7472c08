package dev.syncline.script;

import dev.syncline.script.api.CannotTravel;
import dev.syncline.script.api.NotOffered;
import dev.syncline.script.api.RaisedByRule;
import dev.syncline.script.fence.Aborted;
import dev.syncline.script.fence.CompiledRule;

/** What went wrong in a run, in words for the administrator. */
final class Faults {

    private static final int LONGEST = 500;

    private Faults() {}

    static ScriptFault of(Direction direction, CompiledRule rule, Throwable thrown) {
        int line =
                thrown instanceof CannotTravel left ? rule.lineThatSets(left.property()) : CompiledRule.lineOf(thrown);
        String message = Wording.of(thrown);
        int column = line == 0 ? 0 : Place.column(rule.line(line), shorten(message));
        if (thrown instanceof Aborted aborted) {
            ScriptFault.Kind kind = aborted.isRefusal() ? ScriptFault.Kind.REFUSED : ScriptFault.Kind.BUDGET;
            String text = shorten(message + where(rule, line, column));
            return new ScriptFault(kind, direction, line, column, text, aborted.remedy(), thrown);
        }
        if (thrown instanceof NotOffered missing) {
            String text = shorten(sentence(message) + where(rule, line, column));
            return new ScriptFault(ScriptFault.Kind.REFUSED, direction, line, column, text, missing.instead(), thrown);
        }
        if (thrown instanceof RaisedByRule) {
            String remedy = "The rule raised this itself; correct the item or the rule, then retry.";
            return new ScriptFault(ScriptFault.Kind.RAISED, direction, line, column, shorten(message), remedy, thrown);
        }
        return new ScriptFault(
                ScriptFault.Kind.THROWN,
                direction,
                line,
                column,
                shorten(sentence(message) + where(rule, line, column)),
                "Correct the rule or the item, then retry.",
                thrown);
    }

    private static String where(CompiledRule rule, int line, int column) {
        return line == 0
                ? ""
                : " In line %d, column %d: %s"
                        .formatted(line, column, rule.line(line).strip());
    }

    /** What a rule throws seldom ends like a sentence. */
    private static String sentence(String message) {
        return message.isEmpty() || Character.isLetterOrDigit(message.charAt(message.length() - 1))
                ? message + "."
                : message;
    }

    private static String shorten(String text) {
        return text.length() > LONGEST ? text.substring(0, LONGEST) + "..." : text;
    }
}
