package dev.syncline.script;

import dev.syncline.script.api.CannotTravel;
import dev.syncline.script.api.NotOffered;
import dev.syncline.script.api.RaisedByRule;
import dev.syncline.script.fence.Aborted;
import dev.syncline.script.fence.CompiledRule;
import dev.syncline.script.fence.MissingMember;

/** What went wrong in a run, in words for the administrator. */
final class Faults {

    private static final int LONGEST = 500;

    private Faults() {}

    static ScriptFault of(Rule ran, CompiledRule rule, Throwable thrown) {
        Direction direction = ran.direction();
        int line =
                thrown instanceof CannotTravel left ? ran.lineThatSets(left.property()) : CompiledRule.lineOf(thrown);
        String message = Wording.of(thrown);
        int column = line == 0 ? 0 : Place.column(rule.line(line), shorten(message));
        if (thrown instanceof NullPointerException && message.endsWith("null.")) {
            message = withWhatIsNull(message, rule.line(line), column);
        }
        if (thrown instanceof MissingMember) {
            message += DoubtfulNames.meant(rule, direction, line, message);
        }
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
                Remedies.of(thrown),
                thrown);
    }

    private static String where(CompiledRule rule, int line, int column) {
        return line == 0
                ? ""
                : " In line %d, column %d: %s"
                        .formatted(line, column, rule.line(line).strip());
    }

    private static String withWhatIsNull(String message, String line, int column) {
        String expression = Place.before(line, column);
        return expression.isEmpty()
                ? message
                : "%s: %s is null.".formatted(message.substring(0, message.length() - 1), expression);
    }

    /** What a rule throws seldom ends like a sentence. */
    private static String sentence(String message) {
        return message.endsWith(".") || message.endsWith("!") || message.endsWith("?") ? message : message + ".";
    }

    private static String shorten(String text) {
        return text.length() > LONGEST ? text.substring(0, LONGEST) + "..." : text;
    }
}
