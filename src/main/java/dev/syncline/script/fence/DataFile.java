package dev.syncline.script.fence;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;

/** The fence's lists, kept as sorted lines of text beside the code. */
final class DataFile {

    private static final Map<String, Class<?>> PRIMITIVES = Map.of(
            "boolean", boolean.class,
            "byte", byte.class,
            "char", char.class,
            "short", short.class,
            "int", int.class,
            "long", long.class,
            "float", float.class,
            "double", double.class);

    private DataFile() {}

    static List<String> lines(String name) {
        try (InputStream file = DataFile.class.getResourceAsStream(name)) {
            if (file == null) {
                throw new IllegalStateException("The fence lacks its list " + name + ".");
            }
            return new String(file.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.isBlank())
                    .toList();
        } catch (IOException e) {
            throw new IllegalStateException("The fence cannot read its list " + name + ".", e);
        }
    }

    /** The class a list names, such as {@code java.lang.Object[]}. */
    static Class<?> type(String name) {
        if (name.endsWith("[]")) {
            return type(name.substring(0, name.length() - 2)).arrayType();
        }
        Class<?> primitive = PRIMITIVES.get(name);
        try {
            return primitive == null ? Class.forName(name, false, DataFile.class.getClassLoader()) : primitive;
        } catch (ClassNotFoundException e) {
            throw new IllegalStateException("A list of the fence names " + name + ", which does not exist.", e);
        }
    }
}
