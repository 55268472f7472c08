package dev.syncline.script.fence;

import groovy.lang.Binding;
import groovy.lang.Script;
import java.lang.reflect.InvocationTargetException;
import java.util.List;
import java.util.Map;
import org.codehaus.groovy.runtime.InvokerHelper;
import org.jspecify.annotations.Nullable;

/** A rule ready to run. */
public final class CompiledRule {

    /** Name the compiler gives the rule's file; stack frames of the rule carry it. */
    static final String FILE = "rule.groovy";

    private final Class<? extends Script> script;
    private final List<Class<?>> classes;
    private final String source;

    CompiledRule(Class<? extends Script> script, List<Class<?>> classes, String source) {
        this.script = script;
        this.classes = List.copyOf(classes);
        this.source = source;
    }

    /** Runs the rule on these variables; only inside {@link RuleThreads}. */
    public @Nullable Object run(Map<String, @Nullable Object> variables) throws Exception {
        try {
            Script instance = script.getDeclaredConstructor().newInstance();
            instance.setBinding(new Binding(variables));
            return instance.run();
        } catch (InvocationTargetException e) {
            if (e.getCause() instanceof Error error) {
                throw error;
            }
            throw e.getCause() instanceof Exception cause ? cause : e;
        }
    }

    /** The classes the rule became. */
    List<Class<?>> classes() {
        return classes;
    }

    /** The text of one line, for messages. */
    public String line(int number) {
        return source.lines()
                .skip(Math.max(0, number - 1))
                .findFirst()
                .orElse("")
                .strip();
    }

    /** Line of the rule that was running when this was thrown, 0 when none was. */
    public static int lineOf(Throwable thrown) {
        for (StackTraceElement frame : thrown.getStackTrace()) {
            if (FILE.equals(frame.getFileName()) && frame.getLineNumber() > 0) {
                return frame.getLineNumber();
            }
        }
        return 0;
    }

    /** Lets go of what Groovy remembers about the rule's classes, so that they can be unloaded. */
    public void forget() {
        classes.forEach(InvokerHelper::removeClass);
    }
}
