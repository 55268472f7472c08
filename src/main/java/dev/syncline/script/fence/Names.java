package dev.syncline.script.fence;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.codehaus.groovy.ast.ClassHelper;
import org.codehaus.groovy.ast.ClassNode;
import org.codehaus.groovy.control.ClassNodeResolver;
import org.codehaus.groovy.control.CompilationUnit;
import org.codehaus.groovy.control.Phases;
import org.jspecify.annotations.Nullable;

/**
 * The class names a rule may write, and the classes they stand for; no other name exists.
 *
 * <p>Once the text is translated, the compiler itself asks for the classes its code links to, to find what two of them
 * have in common where branches meet.
 */
final class Names extends ClassNodeResolver {

    /** Names to classes, from {@code names.txt}. */
    static final Map<String, Class<?>> PERMITTED = read();

    /** The name a rule knows a class of ours by, without its package; null where it knows it by none or by several. */
    static @Nullable String shown(Class<?> type) {
        List<String> names = PERMITTED.entrySet().stream()
                .filter(each -> each.getValue() == type)
                .map(each -> each.getKey().substring(each.getKey().lastIndexOf('.') + 1))
                .filter(name -> !name.matches("I\\p{Upper}.*"))
                .toList();
        return names.size() == 1 ? names.get(0) : null;
    }

    @Override
    public @Nullable LookupResult resolveName(String name, CompilationUnit unit) {
        return unit.getPhase() == Phases.CLASS_GENERATION
                ? new LookupResult(null, ClassHelper.make(ScriptLoader.linked(name)))
                : super.resolveName(name, unit);
    }

    @Override
    public @Nullable LookupResult findClassNode(String name, CompilationUnit unit) {
        Class<?> known = PERMITTED.get(name);
        if (known == null) {
            return null;
        }
        ClassNode node = ClassHelper.make(known);
        return new LookupResult(null, node);
    }

    private static Map<String, Class<?>> read() {
        Map<String, Class<?>> names = new LinkedHashMap<>();
        for (String line : DataFile.lines("names.txt")) {
            String[] parts = line.split(" ", -1);
            names.put(parts[0], DataFile.type(parts[1]));
        }
        return names;
    }
}
