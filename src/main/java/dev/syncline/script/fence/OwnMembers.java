package dev.syncline.script.fence;

import groovy.lang.MetaMethod;
import java.lang.reflect.Field;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import org.codehaus.groovy.reflection.CachedMethod;
import org.jspecify.annotations.Nullable;

/**
 * What one class of a rule declares, looked up once.
 *
 * <p>Kept by the class itself, so that it goes when the class is unloaded.
 */
final class OwnMembers {

    private static final Set<String> NEVER = Set.of(
            "getMetaClass",
            "setMetaClass",
            "invokeMethod",
            "getProperty",
            "setProperty",
            "getBinding",
            "setBinding",
            "evaluate",
            "run",
            "main");

    /** A rule can make up names without end, as in {@code this."$name"()}. */
    private static final int MOST_REMEMBERED = 1_000;

    private static final ClassValue<OwnMembers> OF = new ClassValue<>() {
        @Override
        protected OwnMembers computeValue(Class<?> type) {
            return new OwnMembers(type);
        }
    };

    private final Class<?> type;
    private final Map<Call, Optional<Target>> methods = new ConcurrentHashMap<>();
    private final Map<String, Optional<Target>> getters = new ConcurrentHashMap<>();
    private final Map<String, Optional<Field>> fields = new ConcurrentHashMap<>();

    private OwnMembers(Class<?> type) {
        this.type = type;
    }

    static OwnMembers of(Class<?> type) {
        return OF.get(type);
    }

    /** A method for these arguments. */
    @Nullable
    Target method(String name, @Nullable Class<?>[] arguments, boolean onClass) {
        Optional<Target> known = methods.get(new Call(name, Arrays.asList(arguments), onClass));
        return known != null
                ? known.orElse(null)
                : remembered(
                        methods,
                        new Call(name, Arrays.asList(arguments.clone()), onClass),
                        call -> select(name, arguments, onClass));
    }

    /** The method that answers for a property of an object. */
    @Nullable
    Target getter(String property) {
        return remembered(getters, property, name -> findGetter(name, false));
    }

    /** The same, of the class. */
    @Nullable
    Target findGetter(String property, boolean onClass) {
        @Nullable Class<?>[] none = new @Nullable Class<?>[0];
        Target getter = select(Properties.accessor("get", property), none, onClass);
        return getter == null ? select(Properties.accessor("is", property), none, onClass) : getter;
    }

    /** A field; internal ones are not there. */
    @Nullable
    Field field(String name) {
        return remembered(fields, name, this::findField);
    }

    private static <K, V> @Nullable V remembered(Map<K, Optional<V>> known, K key, Function<K, @Nullable V> find) {
        Optional<V> there = known.get(key);
        if (there == null) {
            there = Optional.ofNullable(find.apply(key));
            if (known.size() < MOST_REMEMBERED) {
                known.put(key, there);
            }
        }
        return there.orElse(null);
    }

    private @Nullable Target select(String name, @Nullable Class<?>[] arguments, boolean onClass) {
        if (NEVER.contains(name) || name.contains("$") && !(name.equals("$INIT") && type.isEnum())) {
            return null;
        }
        MetaMethod selected = onClass ? Selection.ofStatic(type, name, arguments) : Selection.of(type, name, arguments);
        return selected instanceof CachedMethod cached
                        && Own.is(cached.getCachedMethod().getDeclaringClass())
                ? Own.target(cached)
                : null;
    }

    private @Nullable Field findField(String name) {
        for (Class<?> each = type; each != null && Own.is(each); each = each.getSuperclass()) {
            for (Field field : each.getDeclaredFields()) {
                if (field.getName().equals(name) && !name.contains("$") && !name.equals("metaClass")) {
                    field.setAccessible(true);
                    return field;
                }
            }
        }
        return null;
    }

    private record Call(String name, List<@Nullable Class<?>> arguments, boolean onClass) {}
}
