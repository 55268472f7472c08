package dev.syncline.script.api;

import dev.syncline.script.Direction;
import dev.syncline.script.ScriptReference;
import dev.syncline.script.ScriptReference.Kind;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.lang.reflect.Method;
import java.lang.reflect.Parameter;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** The script reference, read from what rules are bound by. */
public final class Reference {

    private static final Set<Direction> BOTH = Set.of(Direction.OUTGOING, Direction.INCOMING);
    /** Variables, methods of helpers, fields and classes, in this order. */
    public static final List<ScriptReference> ENTRIES = entries();

    private Reference() {}

    private static List<ScriptReference> entries() {
        List<ScriptReference> entries = new ArrayList<>();
        for (Variable variable : Variable.values()) {
            entries.add(of(variable));
        }
        for (Variable variable : Variable.values()) {
            Class<?> helper = variable.helper();
            if (helper != null) {
                Arrays.stream(helper.getDeclaredMethods())
                        .filter(method -> method.isAnnotationPresent(ForRules.class))
                        .sorted(Comparator.comparing(Method::getName).thenComparing(Method::getParameterCount))
                        .forEach(method -> entries.add(of(variable, method)));
            }
        }
        lines("fields.txt").forEach(line -> entries.add(field(line)));
        lines("classes.txt").forEach(line -> entries.add(type(line)));
        return List.copyOf(entries);
    }

    private static ScriptReference of(Variable variable) {
        return new ScriptReference(
                Kind.VARIABLE,
                "",
                variable.word(),
                variable.type(),
                variable.word(),
                0,
                variable.description(),
                variable.directions(),
                variable.exampleIn(),
                variable.example());
    }

    private static ScriptReference of(Variable owner, Method method) {
        ForRules told = method.getAnnotation(ForRules.class);
        String parameters = told.parameters().isEmpty()
                ? Arrays.stream(method.getParameters()).map(Parameter::getName).collect(Collectors.joining(", "))
                : told.parameters();
        return new ScriptReference(
                Kind.METHOD,
                owner.word(),
                method.getName(),
                told.gives(),
                "%s.%s(%s)".formatted(owner.word(), method.getName(), parameters),
                method.getParameterCount(),
                told.value(),
                EnumSet.copyOf(Arrays.asList(told.in())),
                told.in()[0],
                told.example());
    }

    private static ScriptReference field(String line) {
        String[] parts = line.split(" \\| ", 3);
        String[] names = parts[0].split(" ", -1);
        return new ScriptReference(
                Kind.FIELD,
                names[0],
                names[1],
                names[2].equals("-") ? "" : names[2],
                names[0] + "." + names[1],
                0,
                parts[1],
                names[3].startsWith("only") ? Set.of(rule(names[3])) : BOTH,
                rule(names[3]),
                parts[2].replace("\\n", "\n"));
    }

    private static ScriptReference type(String line) {
        String[] parts = line.split(" \\| ", 3);
        String[] names = parts[0].split(" ", -1);
        return new ScriptReference(
                Kind.CLASS,
                "",
                names[0],
                "",
                names[0],
                0,
                parts[1],
                BOTH,
                rule(names[1]),
                parts[2].replace("\\n", "\n"));
    }

    private static Direction rule(String word) {
        return word.equals("out") ? Direction.OUTGOING : Direction.INCOMING;
    }

    private static List<String> lines(String file) {
        try (InputStream stream = Reference.class.getResourceAsStream(file)) {
            if (stream == null) {
                throw new IllegalStateException(file + " is missing from the program.");
            }
            return new String(stream.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.isBlank() && !line.startsWith("#"))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
