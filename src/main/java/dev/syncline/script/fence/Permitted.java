package dev.syncline.script.fence;

import java.lang.reflect.Constructor;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The members rules may use, from the sorted lists under {@code permitted/}.
 *
 * <p>One member a line: {@code method}, {@code static}, {@code new}, {@code field} or {@code groovy} (what Groovy adds to
 * a class), then the class and the member with the types of its parameters. A line that ends in {@code java 21+} holds
 * from that JDK on, one that ends in {@code java 20-} up to it: there the JDK took over what Groovy had added.
 */
final class Permitted {

    /** The lists; one for each package. */
    static final List<String> LISTS = List.of(
            "dev.syncline.script.api",
            "groovy.lang",
            "java.lang",
            "java.math",
            "java.net",
            "java.nio.charset",
            "java.text",
            "java.time",
            "java.util",
            "java.util.concurrent",
            "java.util.regex");

    private static final Pattern SOME_JDKS = Pattern.compile(" java ([0-9]{2})([+-])$");

    private static final Set<String> LINES = read();

    private static final Set<String> METHODS = LINES.stream()
            .filter(line -> line.endsWith(")") && !line.startsWith("new "))
            .map(line -> line.substring(line.lastIndexOf(' ') + 1, line.indexOf('(')))
            .collect(Collectors.toUnmodifiableSet());

    private Permitted() {}

    /** Whether a method of this name is on any list. */
    static boolean hasName(String name) {
        return METHODS.contains(name);
    }

    /** The method as a public class or interface above the receiver declares it, when that is on a list. */
    static @Nullable Method method(Class<?> receiver, String name, Class<?>[] parameters) {
        String signature = name + "(" + types(parameters) + ")";
        for (Class<?> type : supertypes(receiver)) {
            if (LINES.contains("method " + type.getName() + " " + signature)) {
                try {
                    return type.getMethod(name, parameters);
                } catch (NoSuchMethodException e) {
                    throw new IllegalStateException("The list names " + type + " " + signature, e);
                }
            }
        }
        return null;
    }

    static boolean isStatic(Class<?> owner, String name, Class<?>[] parameters) {
        return LINES.contains("static " + owner.getName() + " " + name + "(" + types(parameters) + ")");
    }

    static boolean isGroovy(Class<?> self, String name, Class<?>[] parameters) {
        return LINES.contains("groovy " + self.getTypeName() + " " + name + "(" + types(parameters) + ")");
    }

    static boolean isField(Class<?> owner, String name) {
        return LINES.contains("field " + owner.getName() + " " + name);
    }

    static List<Constructor<?>> constructors(Class<?> type) {
        List<Constructor<?>> permitted = new ArrayList<>();
        for (Constructor<?> constructor : type.getConstructors()) {
            if (LINES.contains("new " + type.getName() + "(" + types(constructor.getParameterTypes()) + ")")) {
                permitted.add(constructor);
            }
        }
        return permitted;
    }

    static String types(Class<?>[] parameters) {
        return Arrays.stream(parameters).map(Class::getTypeName).collect(Collectors.joining(","));
    }

    static Set<Class<?>> supertypes(Class<?> type) {
        Set<Class<?>> found = new LinkedHashSet<>();
        for (Class<?> each = type; each != null; each = each.getSuperclass()) {
            found.add(each);
            interfaces(each, found);
        }
        found.add(Object.class);
        return found;
    }

    private static void interfaces(Class<?> type, Set<Class<?>> found) {
        for (Class<?> parent : type.getInterfaces()) {
            if (found.add(parent)) {
                interfaces(parent, found);
            }
        }
    }

    /** The lines of a list that hold on this JDK, without saying so. */
    static List<String> here(String list) {
        int jdk = Runtime.version().feature();
        List<String> lines = new ArrayList<>();
        for (String line : DataFile.lines(list)) {
            Matcher some = SOME_JDKS.matcher(line);
            if (!some.find()) {
                lines.add(line);
            } else if (some.group(2).equals("+") ? jdk >= number(some) : jdk <= number(some)) {
                lines.add(line.substring(0, some.start()));
            }
        }
        return lines;
    }

    private static int number(Matcher some) {
        return Integer.parseInt(some.group(1));
    }

    private static Set<String> read() {
        Set<String> lines = new HashSet<>();
        LISTS.forEach(list -> lines.addAll(here("permitted/" + list + ".txt")));
        return lines;
    }
}
