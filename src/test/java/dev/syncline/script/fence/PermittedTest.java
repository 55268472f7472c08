package dev.syncline.script.fence;

import static org.assertj.core.api.Assertions.assertThat;

import groovy.lang.GroovySystem;
import groovy.lang.MetaMethod;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The lists of what rules may use: in order, without doubles, and of things that exist. */
class PermittedTest {

    static Stream<String> lists() {
        return Stream.concat(
                Stream.of("names.txt"), Permitted.LISTS.stream().map(name -> "permitted/" + name + ".txt"));
    }

    @ParameterizedTest
    @MethodSource("lists")
    void listsAreSortedAndHaveNoDoubles(String list) {
        List<String> lines = DataFile.lines(list);
        assertThat(lines).isNotEmpty().isSorted().doesNotHaveDuplicates();
    }

    @ParameterizedTest
    @MethodSource("lists")
    void everyMemberExists(String list) {
        if (list.startsWith("permitted/")) {
            assertThat(Permitted.here(list))
                    .allSatisfy(line -> assertThat(exists(line)).isTrue());
        }
    }

    private static boolean exists(String line) throws ReflectiveOperationException {
        String[] parts = line.split(" ", 3);
        if (parts[0].equals("new")) {
            Class<?> type = DataFile.type(parts[1].substring(0, parts[1].indexOf('(')));
            return type.getConstructor(parameters(parts[1])) != null;
        }
        Class<?> type = DataFile.type(parts[1]);
        if (parts[0].equals("field")) {
            return type.getField(parts[2]) != null;
        }
        String name = parts[2].substring(0, parts[2].indexOf('('));
        return parts[0].equals("groovy")
                ? groovy(type).contains(parts[2])
                : type.getMethod(name, parameters(parts[2])) != null;
    }

    private static Class<?>[] parameters(String signature) {
        String inside = signature.substring(signature.indexOf('(') + 1, signature.length() - 1);
        return inside.isEmpty()
                ? new Class<?>[0]
                : Arrays.stream(inside.split(",")).map(DataFile::type).toArray(Class<?>[]::new);
    }

    private static Set<String> groovy(Class<?> type) {
        Set<String> signatures = new HashSet<>();
        var metaClass = GroovySystem.getMetaClassRegistry().getMetaClass(type);
        for (List<MetaMethod> methods : List.of(metaClass.getMetaMethods(), metaClass.getMethods())) {
            methods.forEach(method ->
                    signatures.add(method.getName() + "(" + Permitted.types(method.getNativeParameterTypes()) + ")"));
        }
        return signatures;
    }
}
