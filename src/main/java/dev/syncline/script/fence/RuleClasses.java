package dev.syncline.script.fence;

import dev.syncline.script.Problem;
import groovy.lang.Binding;
import groovy.lang.Script;
import java.lang.reflect.InvocationTargetException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.codehaus.groovy.runtime.InvokerHelper;
import org.jspecify.annotations.Nullable;

/** The classes of one rule, loaded by a loader of their own. */
record RuleClasses(Class<? extends Script> script, List<Class<?>> all) {

    static RuleClasses load(Map<String, byte[]> code) throws NotARule {
        ScriptLoader loader = new ScriptLoader();
        List<Class<?>> classes = new ArrayList<>();
        code.forEach((name, bytes) -> classes.add(loader.define(name, bytes)));
        Class<?> script = classes.stream()
                .filter(Script.class::isAssignableFrom)
                .findFirst()
                .orElseThrow(() -> new NotARule(List.of(new Problem(1, 1, "The rule has no statement to run."))));
        return new RuleClasses(script.asSubclass(Script.class), List.copyOf(classes));
    }

    @Nullable
    Object run(Map<String, @Nullable Object> variables) throws Exception {
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

    /** Lets go of what Groovy remembers about them, so that they can be unloaded. */
    void forget() {
        all.forEach(InvokerHelper::removeClass);
    }
}
