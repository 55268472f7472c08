package dev.syncline.script.fence;

import java.util.Date;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Names no object answers to, whatever the lists say, and what to use instead. */
final class Refusals {

    private static final int SHOWN = 60;

    static final Set<String> NEVER = Set.of(
            "getMetaClass",
            "setMetaClass",
            "metaClass",
            "invokeMethod",
            "getProperty",
            "setProperty",
            "getProperties",
            "properties",
            "getMetaPropertyValues",
            "metaPropertyValues",
            "mixin",
            "use",
            "respondsTo",
            "hasProperty",
            "dump",
            "inspect",
            "evaluate",
            "run",
            "main",
            "execute",
            "newInstance",
            "forName",
            "getClassLoader",
            "classLoader",
            "getDeclaringClass",
            "getProtectionDomain",
            "protectionDomain",
            "getModule",
            "wait",
            "notify",
            "notifyAll",
            "clone",
            "finalize",
            "getBinding",
            "setBinding",
            "binding",
            "asReversedStream",
            "addShutdownHook",
            "sleep",
            "systemProperty",
            "withPool",
            "toURL",
            "toURI",
            "memoize",
            "trampoline",
            "permutations",
            "eachPermutation",
            "subsequences",
            "combinations");

    private static final Set<String> PACKAGES = Set.of(
            "java",
            "javax",
            "jdk",
            "sun",
            "groovy",
            "groovyx",
            "org",
            "com",
            "net",
            "io",
            "dev",
            "play",
            "akka",
            "scala",
            "services",
            "jcloudnode");

    private static final String GROOVY = "Call collect, findAll, find, any, every, sum or join on the list itself.";

    private static final String CLOCK = "Of System there is the clock alone: currentTimeMillis.";
    private static final String WAITING = "Nothing needs waiting for: httpClient answers at once.";

    private static final Map<String, String> INSTEAD = Map.ofEntries(
            Map.entry("stream", GROOVY),
            Map.entry("parallelStream", GROOVY),
            Map.entry("nanoTime", CLOCK),
            Map.entry("exit", CLOCK),
            Map.entry("getenv", CLOCK),
            Map.entry("sleep", "A rule cannot wait; let the other side send again instead."),
            Map.entry("await", WAITING),
            Map.entry("withDefault", "Write map[key] ?: value where it is read."),
            Map.entry("azureClient", "Write httpClient.get, post, put or http: they act as this node's user."),
            Map.entry("execute", "A rule cannot start processes."),
            Map.entry("getProperties", "Name the properties you need one by one."),
            Map.entry("properties", "Name the properties you need one by one."),
            Map.entry("evaluate", "Write the code into the rule itself."));

    private Refusals() {}

    static boolean isNever(String name) {
        return NEVER.contains(name) || name.indexOf('$') >= 0;
    }

    /** Whether a name nobody declared was meant as a class or package. */
    static boolean isClassName(String name) {
        return Character.isUpperCase(name.charAt(0)) || PACKAGES.contains(name);
    }

    static Aborted ofName(String name) {
        return Budget.current().abort(Aborted.refused(sentence(name), remedy(name)));
    }

    /** What is said of the name of a class or package. */
    static String sentence(String name) {
        return "A rule may not use the class or package '%s'.".formatted(name);
    }

    /** What to write in place of it. */
    static String remedy(String name) {
        String instead = Replacements.of(name);
        return instead == null ? "Use the helpers and plain values of the script reference instead." : instead;
    }

    static Aborted of(Class<?> owner, String member) {
        String name = member.contains("(") ? member.substring(0, member.indexOf('(')) : member;
        return Budget.current()
                .abort(Aborted.refused(
                        "%s.%s is not permitted in a rule.".formatted(display(owner), member), insteadOf(name)));
    }

    /** What to use in place of a method that is refused. */
    static String insteadOf(String name) {
        String known = known(name);
        return known == null ? "Use the helpers and plain values of the script reference instead." : known;
    }

    /** The same for names that rules reach for; null for any other. */
    static @Nullable String known(String name) {
        return INSTEAD.get(name);
    }

    static String display(Class<?> type) {
        boolean ours = type.getName().startsWith("dev.syncline.");
        String known = ours ? Names.shown(type) : null;
        return known != null ? known : Own.is(type) || ours ? type.getSimpleName() : type.getTypeName();
    }

    /** A sentence with the value at hand, where it is a plain one. */
    static String valueOf(Object value) {
        boolean plain = value instanceof CharSequence
                || value instanceof Number
                || value instanceof Boolean
                || value instanceof Date;
        String text = plain ? value.toString().replaceAll("\\s+", " ") : "";
        return plain
                ? " The value is \u201c%s\u201d."
                        .formatted(text.length() > SHOWN ? text.substring(0, SHOWN) + "..." : text)
                : "";
    }
}
