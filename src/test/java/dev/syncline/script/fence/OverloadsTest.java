package dev.syncline.script.fence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import groovy.lang.GroovySystem;
import groovy.lang.MetaMethod;
import java.lang.reflect.Constructor;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A list names members with all their parameters: what a newer JDK or Groovy adds beside them is not permitted. */
class OverloadsTest {

    private static final Set<String> LINES = lines();

    private final RuleThreads threads =
            new RuleThreads(new Limits(Duration.ofSeconds(60), Duration.ofSeconds(60), 1L << 30, 600));

    static Stream<String> lists() {
        return Permitted.LISTS.stream().map(name -> "permitted/" + name + ".txt");
    }

    @ParameterizedTest
    @MethodSource("lists")
    void everyLineIsAFullSignature(String list) {
        assertThat(Permitted.here(list))
                .allMatch(line -> line.matches("field \\S+ \\w+")
                        || line.matches("new [\\w.$]+\\([\\w.$\\[\\],]*\\)")
                        || line.matches("(method|static|groovy) [\\w.$\\[\\]]+ \\w+\\([\\w.$\\[\\],]*\\)"));
    }

    /** Asks for every overload this JDK and Groovy have under a permitted name. */
    @Test
    void anOverloadThatIsNotListedIsRefusedThoughItsNameIs() throws Throwable {
        Set<String> permitted = new TreeSet<>();
        int unlisted = 0;
        for (Map.Entry<Class<?>, Set<String>> names : names().entrySet()) {
            for (MetaMethod overload : overloads(names.getKey(), names.getValue())) {
                unlisted++;
                if (isPermitted(names.getKey(), overload)) {
                    permitted.add(names.getKey().getTypeName() + " " + overload);
                }
            }
        }
        assertThat(permitted).isEmpty();
        assertThat(unlisted).as("overloads that were asked for").isGreaterThan(50);
    }

    @Test
    void anOverloadAddedToAPermittedClassIsRefused() throws Throwable {
        Class<?>[] listed = {Object.class};
        Class<?>[] added = {String.class, String.class};
        Newer newer = new Newer();
        threads.run(() -> callAdd(newer, listed));
        assertThat(newer).containsExactly("x");
        assertThat(refusal(newer, "add", added)).isInstanceOf(Aborted.class).hasMessageContaining("not permitted");
        assertThat(refusal(newer, "size", new Class<?>[] {int.class})).hasMessageContaining("not permitted");
        assertThat(refusal(Newer.class, "of", added)).hasMessageContaining("not permitted");
        assertThat(Permitted.constructors(Newer.class)).isEmpty();
    }

    @Test
    void aConstructorThatIsNotListedIsNoCandidate() {
        for (Class<?> type : new HashSet<>(Names.PERMITTED.values())) {
            for (Constructor<?> constructor : Permitted.constructors(type)) {
                assertThat(LINES)
                        .contains(
                                "new " + type.getName() + "(" + Permitted.types(constructor.getParameterTypes()) + ")");
            }
        }
    }

    private static Object callAdd(Newer newer, Class<?>[] types) {
        try {
            return Members.of(newer, "add", types, false).call(newer, new Object[] {"x"});
        } catch (Throwable e) {
            throw new IllegalStateException(e);
        }
    }

    private Throwable refusal(Object receiver, String name, Class<?>[] types) {
        return catchThrowable(() -> threads.run(() -> Members.of(receiver, name, types, false)));
    }

    /** Whether exactly this overload would be called for arguments of exactly its types. */
    private boolean isPermitted(Class<?> type, MetaMethod overload) throws Throwable {
        Class<?>[] types = overload.getNativeParameterTypes();
        if (Selection.of(type, overload.getName(), types) != overload) {
            return false;
        }
        try {
            return threads.run(() -> Members.permitted(type, overload.getName(), types)) != null;
        } catch (Aborted refused) {
            return !refused.isRefusal();
        }
    }

    private static List<MetaMethod> overloads(Class<?> type, Set<String> names) {
        List<MetaMethod> unlisted = new ArrayList<>();
        var metaClass = GroovySystem.getMetaClassRegistry().getMetaClass(type);
        for (List<MetaMethod> methods : List.of(metaClass.getMethods(), metaClass.getMetaMethods())) {
            for (MetaMethod method : methods) {
                if (names.contains(method.getName()) && !isListed(type, method)) {
                    unlisted.add(method);
                }
            }
        }
        return unlisted;
    }

    private static boolean isListed(Class<?> type, MetaMethod method) {
        String signature = method.getName() + "(" + Permitted.types(method.getNativeParameterTypes()) + ")";
        if (LINES.contains("groovy " + method.getDeclaringClass().getTheClass().getTypeName() + " " + signature)) {
            return true;
        }
        return Permitted.supertypes(type).stream()
                .anyMatch(above -> LINES.contains("method " + above.getName() + " " + signature));
    }

    /** Classes on the lists with the names of their permitted members. */
    private static Map<Class<?>, Set<String>> names() {
        Map<Class<?>, Set<String>> names = new TreeMap<>(java.util.Comparator.comparing(Class::getTypeName));
        for (String line : LINES) {
            String[] parts = line.split(" ", 3);
            if (parts[0].equals("method") || parts[0].equals("groovy")) {
                names.computeIfAbsent(DataFile.type(parts[1]), type -> new HashSet<>())
                        .add(parts[2].substring(0, parts[2].indexOf('(')));
            }
        }
        return names;
    }

    private static Set<String> lines() {
        Set<String> lines = new HashSet<>();
        lists().forEach(list -> lines.addAll(Permitted.here(list)));
        return lines;
    }

    /** A list as some later JDK might have it: with further methods under permitted names. */
    public static final class Newer extends ArrayList<Object> {

        private static final long serialVersionUID = 1L;

        public void add(String one, String other) {
            throw new AssertionError("The fence let a rule call " + one + other);
        }

        public int size(int from) {
            throw new AssertionError("The fence let a rule call " + from);
        }

        public static List<Object> of(String one, String other) {
            throw new AssertionError("The fence let a rule call " + one + other);
        }
    }
}
