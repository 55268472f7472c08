package dev.syncline.script;

import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** A rule that did not compile, threw, was refused something or ran out of its budget. */
public final class ScriptFault extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final Kind kind;
    private final Direction direction;
    private final int line;
    private final int column;
    private final @Nullable String remedy;
    private final transient List<String> log;

    /** What went wrong. */
    public enum Kind {
        COMPILE,
        THROWN,
        REFUSED,
        BUDGET,
        RAISED
    }

    /**
     * Describes the fault.
     *
     * @param message what happened, with the value that was at hand
     * @param line line of the rule, or 0 when it is not known
     * @param column where in the line the thing is that the message is about, or where the line begins; 0 when the line is
     *     not known
     * @param remedy what to do next, where that is more than reading the message
     */
    public ScriptFault(
            Kind kind,
            Direction direction,
            int line,
            int column,
            String message,
            @Nullable String remedy,
            @Nullable Throwable cause) {
        this(kind, direction, line, column, message, remedy, List.of(), cause);
    }

    private ScriptFault(
            Kind kind,
            Direction direction,
            int line,
            int column,
            @Nullable String message,
            @Nullable String remedy,
            List<String> log,
            @Nullable Throwable cause) {
        super(message, cause);
        this.kind = kind;
        this.direction = direction;
        this.line = line;
        this.column = column;
        this.remedy = remedy;
        this.log = List.copyOf(log);
    }

    /** The same, with what the rule had written to its log until then. */
    ScriptFault after(List<String> lines) {
        return new ScriptFault(kind, direction, line, column, getMessage(), remedy, lines, getCause());
    }

    /**
     * A reason in words that may leave this side: a rule's own text and the values in it stay here, unless the rule chose the
     * words itself.
     *
     * @param reason why the run ended, which may be what was thrown at the rule, such as a tracker's refusal
     */
    public String forOthers(String reason) {
        if (kind == Kind.RAISED || !reason.equals(getMessage())) {
            return reason;
        }
        String place = line == 0 ? "" : " in line " + line;
        return "Its %s rule failed%s; its administrator sees why."
                .formatted(direction.name().toLowerCase(Locale.ROOT), place);
    }

    public Kind kind() {
        return kind;
    }

    public Direction direction() {
        return direction;
    }

    public int line() {
        return line;
    }

    public int column() {
        return column;
    }

    public @Nullable String remedy() {
        return remedy;
    }

    /** What the rule had written to its log before it failed. */
    public List<String> log() {
        return log;
    }
}
