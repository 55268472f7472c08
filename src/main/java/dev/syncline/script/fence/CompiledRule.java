package dev.syncline.script.fence;

import dev.syncline.script.Problem;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A rule ready to run. */
public final class CompiledRule {

    /** Name the compiler gives the rule's file; stack frames of the rule carry it. */
    static final String FILE = "rule.groovy";

    private static final int MOST_CAUSES = 5;
    private static final StackWalker STACK = StackWalker.getInstance(StackWalker.Option.RETAIN_CLASS_REFERENCE);

    private final RuleClasses classes;
    private final Map<String, byte[]> again;
    private final String source;
    private final List<Problem> outsiders;
    private final Mentions mentions;

    /**
     * Loads a rule.
     *
     * @param keepsState whether its classes would carry something from one run to the next, so that each run needs its own
     * @param outsiders where it names what no run of it will reach
     */
    CompiledRule(
            Map<String, byte[]> code, boolean keepsState, String source, List<Problem> outsiders, Mentions mentions)
            throws NotARule {
        this.classes = RuleClasses.load(code);
        this.again = keepsState ? Map.copyOf(code) : Map.of();
        this.source = source;
        this.outsiders = List.copyOf(outsiders);
        this.mentions = mentions;
    }

    /** Runs the rule on these variables; only inside {@link RuleThreads}. */
    public @Nullable Object run(Map<String, @Nullable Object> variables) throws Exception {
        if (again.isEmpty()) {
            return classes.run(variables);
        }
        RuleClasses ofThisRun = RuleClasses.load(again);
        try {
            return ofThisRun.run(variables);
        } finally {
            ofThisRun.forget();
        }
    }

    /** Names of classes and packages in it at which a run ends; a rule that is in force already may still hold some. */
    public List<Problem> outsiders() {
        return outsiders;
    }

    /** The names it uses. */
    public Mentions mentions() {
        return mentions;
    }

    /** The classes the rule became. */
    List<Class<?>> classes() {
        return classes.all();
    }

    /** Whether each run gets classes of its own. */
    boolean keepsState() {
        return !again.isEmpty();
    }

    /** The text of one line, for messages. */
    public String line(int number) {
        return source.lines().skip(Math.max(0, number - 1)).findFirst().orElse("");
    }

    /** Line of the rule that was running when this or what caused it was thrown, 0 when none was. */
    public static int lineOf(Throwable thrown) {
        Throwable each = thrown;
        for (int depth = 0; each != null && depth < MOST_CAUSES; depth++) {
            for (StackTraceElement frame : each.getStackTrace()) {
                if (FILE.equals(frame.getFileName()) && frame.getLineNumber() > 0) {
                    return frame.getLineNumber();
                }
            }
            each = each.getCause();
        }
        return 0;
    }

    /** Line of the rule that is running on this thread, 0 when none is. */
    public static int lineNow() {
        return STACK.walk(
                frames -> frames.filter(frame -> frame.getDeclaringClass().getClassLoader() instanceof ScriptLoader)
                        .mapToInt(StackWalker.StackFrame::getLineNumber)
                        .filter(line -> line > 0)
                        .findFirst()
                        .orElse(0));
    }

    /** Lets go of what Groovy remembers about the rule's classes, so that they can be unloaded. */
    public void forget() {
        classes.forget();
    }
}
