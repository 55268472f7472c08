package dev.syncline.script.fence;

import groovy.lang.Closure;
import groovy.lang.GroovyObject;
import java.lang.reflect.Field;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import org.codehaus.groovy.runtime.ScriptBytecodeAdapter;
import org.codehaus.groovy.runtime.wrappers.Wrapper;
import org.jspecify.annotations.Nullable;

/** Calls and properties that Groovy compiles to plain static calls; names and signatures are those Groovy has. */
public final class Adapter {

    private Adapter() {}

    private static @Nullable Object invoke(
            @Nullable Object receiver, String name, @Nullable Object[] given, boolean safe, boolean implicit)
            throws Throwable {
        return new InvokeSite(name, (safe ? 1 : 0) | (implicit ? 2 : 0)).call(receiver, given.clone());
    }

    private static List<@Nullable Object> spread(@Nullable Object receiver, String name, @Nullable Object[] given)
            throws Throwable {
        List<@Nullable Object> results = new ArrayList<>();
        if (receiver != null) {
            var elements = Operators.iterator(receiver);
            while (elements.hasNext()) {
                Checkpoint.tick();
                results.add(invoke(elements.next(), name, given, true, false));
            }
        }
        return results;
    }

    public static @Nullable Object invokeMethodOnCurrentN(
            Class<?> sender, GroovyObject receiver, String name, Object[] given) throws Throwable {
        return invoke(receiver, name, given, false, true);
    }

    public static @Nullable Object invokeMethodOnCurrentNSafe(
            Class<?> sender, GroovyObject receiver, String name, Object[] given) throws Throwable {
        return invoke(receiver, name, given, true, true);
    }

    public static @Nullable Object invokeMethodOnCurrent0(Class<?> sender, GroovyObject receiver, String name)
            throws Throwable {
        return invoke(receiver, name, new Object[0], false, true);
    }

    public static @Nullable Object invokeMethodN(Class<?> sender, Object receiver, String name, Object[] given)
            throws Throwable {
        return invoke(receiver, name, given, false, false);
    }

    public static @Nullable Object invokeMethodNSafe(Class<?> sender, Object receiver, String name, Object[] given)
            throws Throwable {
        return invoke(receiver, name, given, true, false);
    }

    public static @Nullable Object invokeMethodNSpreadSafe(
            Class<?> sender, Object receiver, String name, Object[] given) throws Throwable {
        return spread(receiver, name, given);
    }

    public static @Nullable Object invokeMethod0(Class<?> sender, Object receiver, String name) throws Throwable {
        return invoke(receiver, name, new Object[0], false, false);
    }

    public static @Nullable Object invokeMethod0Safe(Class<?> sender, Object receiver, String name) throws Throwable {
        return invoke(receiver, name, new Object[0], true, false);
    }

    public static @Nullable Object invokeMethod0SpreadSafe(Class<?> sender, Object receiver, String name)
            throws Throwable {
        return spread(receiver, name, new Object[0]);
    }

    public static @Nullable Object invokeStaticMethodN(Class<?> sender, Class<?> type, String name, Object[] given)
            throws Throwable {
        return invoke(type, name, given, false, false);
    }

    public static @Nullable Object getProperty(Class<?> sender, @Nullable Object receiver, String name)
            throws Throwable {
        return new PropertySite(name, 0).get(receiver);
    }

    public static @Nullable Object getPropertySafe(Class<?> sender, @Nullable Object receiver, String name)
            throws Throwable {
        return new PropertySite(name, 1).get(receiver);
    }

    public static @Nullable Object getPropertySpreadSafe(Class<?> sender, @Nullable Object receiver, String name)
            throws Throwable {
        if (receiver == null) {
            return null;
        }
        List<@Nullable Object> values = new ArrayList<>();
        var elements = Operators.iterator(receiver);
        while (elements.hasNext()) {
            Checkpoint.tick(); // a range may have more elements than there is memory
            Object element = elements.next();
            values.add(element == null ? null : Properties.get(element, name));
        }
        return values;
    }

    public static @Nullable Object getGroovyObjectProperty(
            Class<?> sender, @Nullable GroovyObject receiver, String name) throws Throwable {
        return getProperty(sender, receiver, name);
    }

    public static void setProperty(@Nullable Object value, Class<?> sender, @Nullable Object receiver, String name)
            throws Throwable {
        Properties.set(receiver, name, value);
    }

    public static void setPropertySafe(@Nullable Object value, Class<?> sender, @Nullable Object receiver, String name)
            throws Throwable {
        if (receiver != null) {
            Properties.set(receiver, name, value);
        }
    }

    public static void setGroovyObjectProperty(
            @Nullable Object value, Class<?> sender, @Nullable GroovyObject receiver, String name) throws Throwable {
        Properties.set(receiver, name, value);
    }

    public static @Nullable Object getField(Class<?> sender, Object receiver, String name) throws Throwable {
        return field(receiver, name).get(receiver);
    }

    public static @Nullable Object getGroovyObjectField(Class<?> sender, GroovyObject receiver, String name)
            throws Throwable {
        return field(receiver, name).get(receiver);
    }

    public static void setField(@Nullable Object value, Class<?> sender, Object receiver, String name)
            throws Throwable {
        Field field = field(receiver, name);
        field.set(receiver, Casts.cast(value, field.getType()));
    }

    public static void setGroovyObjectField(@Nullable Object value, Class<?> sender, GroovyObject receiver, String name)
            throws Throwable {
        setField(value, sender, receiver, name);
    }

    private static Field field(@Nullable Object receiver, String name) {
        Field field = receiver == null ? null : Own.field(receiver.getClass(), name);
        if (field == null) {
            throw Refusals.of(receiver == null ? Object.class : receiver.getClass(), "@" + name);
        }
        return field;
    }

    public static Closure<?> getMethodPointer(@Nullable Object owner, String name) {
        if (owner == null) {
            throw new NullPointerException("Cannot point at method %s() of null.".formatted(name));
        }
        return new Pointer(owner, name);
    }

    public static Wrapper createPojoWrapper(@Nullable Object value, Class<?> type) {
        return ScriptBytecodeAdapter.createPojoWrapper(Casts.cast(value, type), type);
    }

    public static Wrapper createGroovyObjectWrapper(@Nullable GroovyObject value, Class<?> type) {
        return ScriptBytecodeAdapter.createPojoWrapper(Casts.cast(value, type), type);
    }

    public static Object[] despreadList(Object[] given, Object[] spreads, int[] positions) {
        List<@Nullable Object> all = new ArrayList<>();
        int at = 0;
        int from = 0;
        for (int position : positions) {
            all.addAll(Arrays.asList(given).subList(from, position));
            from = position;
            Object spread = spreads[at++];
            Collection<?> elements = spread == null ? List.of() : Operators.listOf(spread);
            if (elements == null) {
                throw new IllegalArgumentException("Only a list can be spread.");
            }
            Guards.CHEAP.before(all, new Object[] {elements});
            all.addAll(elements);
        }
        all.addAll(Arrays.asList(given).subList(from, given.length));
        return all.toArray();
    }

    public static int selectConstructorAndTransformArguments(Object[] given, int constructors, Class<?> type)
            throws Throwable {
        return ScriptBytecodeAdapter.selectConstructorAndTransformArguments(given, constructors, type);
    }
}
