package dev.syncline.script.fence;

import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/** Holds the classes of one rule; beside them only what rules may name, and what generated code links to, exists. */
final class ScriptLoader extends ClassLoader {

    private static final Set<String> LINKED = Set.of(
            "dev.syncline.script.fence.Adapter",
            "dev.syncline.script.fence.Checkpoint",
            "dev.syncline.script.fence.FencedText",
            "dev.syncline.script.fence.Operators",
            "dev.syncline.script.fence.Sites",
            "groovy.lang.Binding",
            "groovy.lang.GroovyObject",
            "groovy.lang.MetaClass",
            "groovy.lang.MissingMethodException",
            "groovy.lang.MissingPropertyException",
            "groovy.lang.Range",
            "groovy.lang.Reference",
            "groovy.lang.Script",
            "groovy.transform.Generated",
            "groovy.transform.Internal",
            "java.beans.Transient",
            "java.io.Serializable",
            "java.lang.Class",
            "java.lang.invoke.CallSite",
            "java.lang.invoke.MethodHandles",
            "java.lang.invoke.MethodHandles$Lookup",
            "java.lang.invoke.MethodType",
            "org.codehaus.groovy.reflection.ClassInfo",
            "org.codehaus.groovy.runtime.GStringImpl",
            "org.codehaus.groovy.runtime.GeneratedClosure",
            "org.codehaus.groovy.runtime.powerassert.ValueRecorder",
            "org.codehaus.groovy.runtime.wrappers.Wrapper",
            "java.lang.StackOverflowError",
            "java.lang.OutOfMemoryError");

    /** What the accessors that Java 17 generates beside a rule throw when the rule throws. */
    private static final String THROWN_BY_REFLECTION = "java.lang.reflect.InvocationTargetException";

    private static final Map<String, Class<?>> KNOWN = known();

    ScriptLoader() {
        super("rule", null);
    }

    Class<?> define(String name, byte[] code) {
        return defineClass(name, code, 0, code.length);
    }

    /** The class generated code means by this name; what it cannot link to anyway counts as any object. */
    static Class<?> linked(String name) {
        return KNOWN.getOrDefault(name, Object.class);
    }

    @Override
    protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
        Class<?> own = findLoadedClass(name);
        if (own != null) {
            return own;
        }
        Class<?> known = KNOWN.get(name);
        if (known != null) {
            return known;
        }
        if (name.startsWith("jdk.internal.reflect.") || name.equals(THROWN_BY_REFLECTION)) {
            return Class.forName(name, false, null);
        }
        throw new ClassNotFoundException(name);
    }

    @Override
    public java.net.@org.jspecify.annotations.Nullable URL getResource(String name) {
        return null;
    }

    private static Map<String, Class<?>> known() {
        Map<String, Class<?>> known = new HashMap<>();
        LINKED.forEach(name -> known.put(name, DataFile.type(name)));
        Names.PERMITTED.values().forEach(type -> known.put(type.getName(), type));
        return known;
    }
}
