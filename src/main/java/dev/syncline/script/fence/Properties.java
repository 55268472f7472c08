package dev.syncline.script.fence;

import dev.syncline.script.api.HasProperties;
import dev.syncline.script.api.HubObject;
import dev.syncline.script.api.Refuses;
import groovy.lang.Closure;
import groovy.lang.Script;
import java.lang.reflect.Array;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Properties read and set by name. */
final class Properties {

    private static final @Nullable Object[] NONE = new @Nullable Object[0];

    private Properties() {}

    static @Nullable Object get(Object receiver, String name) throws Throwable {
        if (receiver instanceof HubObject hub) {
            return hub.get(name);
        }
        if (receiver instanceof Script && !name.equals("class")) {
            return bean(receiver, name);
        }
        if (receiver instanceof Map<?, ?> map) {
            return map.get(name);
        }
        if (receiver instanceof HasProperties hub) {
            return hub.get(name);
        }
        if (name.equals("class")) {
            return receiver.getClass();
        }
        if (receiver instanceof Class<?> type) {
            return ofClass(type, name);
        }
        if (receiver instanceof Closure<?> closure) {
            return ofClosure(closure, name);
        }
        if (receiver instanceof Collection<?> collection
                && !(receiver instanceof groovy.lang.Range)
                && !name.equals("empty")) {
            return spread(collection, name);
        }
        if (receiver.getClass().isArray()) {
            Collection<?> elements = Operators.listOf(receiver);
            return name.equals("length") || elements == null ? Array.getLength(receiver) : spread(elements, name);
        }
        return bean(receiver, name);
    }

    /** The property of each element, as a list. */
    static List<@Nullable Object> spread(Collection<?> elements, String name) throws Throwable {
        List<@Nullable Object> values = new ArrayList<>();
        for (Object element : elements) {
            Checkpoint.tick();
            values.add(element == null ? null : get(element, name));
        }
        return values;
    }

    private static @Nullable Object bean(Object receiver, String name) throws Throwable {
        boolean own = Own.is(receiver.getClass());
        if (own) {
            OwnMembers members = OwnMembers.of(receiver.getClass());
            Target getter = members.getter(name);
            if (getter != null) {
                return getter.call(receiver, NONE);
            }
            Field field = members.field(name);
            if (field != null) {
                return field.get(receiver);
            }
        }
        if (receiver instanceof Script script) {
            Map<String, @Nullable Object> variables = Scripts.variables(script);
            Object value = variables.get(name);
            if (value != null || variables.containsKey(name)) {
                return value;
            }
        }
        Target getter = receiver instanceof Script ? null : getter(receiver, name);
        if (getter != null) {
            return getter.call(receiver, NONE);
        }
        if (own) {
            Target missing = Own.method(receiver.getClass(), "propertyMissing", new Class<?>[] {String.class}, false);
            if (missing != null) {
                return missing.call(receiver, new Object[] {name});
            }
        }
        throw missing(receiver, name);
    }

    private static Throwable missing(Object receiver, String name) {
        if (Refusals.isNever(name)) {
            return Refusals.of(receiver.getClass(), name);
        }
        if (receiver instanceof Script && Refusals.isClassName(name)) {
            return Refusals.ofName(name);
        }
        if (receiver instanceof Refuses helper) {
            return helper.refusal(name);
        }
        return receiver instanceof Script
                ? new MissingMember("There is no variable '%s'.".formatted(name))
                : new MissingMember("%s has no property '%s'.%s"
                        .formatted(Refusals.display(receiver.getClass()), name, Refusals.valueOf(receiver)));
    }

    static boolean isOwn(Object target, String name) {
        Class<?> type = target.getClass();
        return Own.is(type)
                && (Own.field(type, name) != null || OwnMembers.of(type).getter(name) != null);
    }

    /** The getter of an object of no special kind, which is the same for every object of its class; null for all others. */
    static @Nullable Target beanGetter(Object receiver, String name) {
        boolean special = receiver instanceof Map
                || receiver instanceof Collection
                || receiver instanceof HasProperties
                || receiver instanceof Class
                || receiver instanceof Closure
                || receiver.getClass().isArray()
                || Own.is(receiver.getClass());
        return special || name.equals("class") ? null : getter(receiver, name);
    }

    private static @Nullable Target getter(Object receiver, String name) {
        if (name.isEmpty() || Refusals.isNever(name) || Refusals.isNever(accessor("get", name))) {
            return null;
        }
        @Nullable Class<?>[] none = new @Nullable Class<?>[0];
        Target getter = Members.find(receiver, accessor("get", name), none, false);
        return getter == null ? Members.find(receiver, accessor("is", name), none, false) : getter;
    }

    static String accessor(String prefix, String name) {
        return name.isEmpty() ? prefix : prefix + Character.toUpperCase(name.charAt(0)) + name.substring(1);
    }

    private static @Nullable Object ofClass(Class<?> type, String name) throws Throwable {
        switch (name) {
            case "name":
                return type.getName();
            case "simpleName":
                return type.getSimpleName();
            default:
        }
        if (Own.is(type)) {
            Target getter = OwnMembers.of(type).findGetter(name, true);
            Field field = getter == null ? Own.field(type, name) : null;
            if (getter != null) {
                return getter.call(type, NONE);
            }
            if (field != null && Modifier.isStatic(field.getModifiers())) {
                return field.get(null);
            }
        }
        if (Permitted.isField(type, name)) {
            return type.getField(name).get(null);
        }
        if (Refusals.isNever(name)) {
            throw Refusals.of(type, name);
        }
        Target getter = ClassMembers.find(type, accessor("get", name), new Class<?>[0]);
        if (getter == null) {
            throw Refusals.of(type, name);
        }
        return getter.call(type, NONE);
    }

    private static @Nullable Object ofClosure(Closure<?> closure, String name) throws Throwable {
        switch (name) {
            case "delegate":
                return closure.getDelegate();
            case "owner":
                return closure.getOwner();
            case "thisObject":
                return closure.getThisObject();
            case "resolveStrategy":
                return closure.getResolveStrategy();
            case "maximumNumberOfParameters":
                return closure.getMaximumNumberOfParameters();
            default:
        }
        List<Object> targets = Closures.targets(closure);
        for (Object target : targets) {
            if (Closures.has(target, name)) {
                return get(target, name);
            }
        }
        for (Object target : targets) {
            if (target instanceof Map || target instanceof HasProperties) {
                return null;
            }
        }
        return get(targets.get(0), name);
    }

    static void set(@Nullable Object receiver, @Nullable String name, @Nullable Object value) throws Throwable {
        if (receiver == null || name == null) {
            throw new NullPointerException("Cannot set property '%s' on null.".formatted(name));
        }
        if (receiver instanceof HasProperties hub) {
            hub.set(name, value);
        } else if (receiver instanceof Map<?, ?>) {
            Members.of(receiver, "put", Selection.types(new Object[] {name, value}), false)
                    .call(receiver, new @Nullable Object[] {name, value});
        } else if (receiver instanceof Closure<?> closure) {
            setOnClosure(closure, name, value);
        } else if (Refusals.isNever(name)) {
            throw Refusals.of(receiver.getClass(), name);
        } else if (!setOwn(receiver, name, value)) {
            setOther(receiver, name, value);
        }
    }

    private static void setOnClosure(Closure<?> closure, String name, @Nullable Object value) throws Throwable {
        if (name.equals("delegate")) {
            closure.setDelegate(value);
        } else if (name.equals("resolveStrategy")) {
            closure.setResolveStrategy(Operators.intUnbox(value));
        } else {
            List<Object> targets = Closures.targets(closure);
            for (Object target : targets) {
                if (target instanceof HasProperties || Closures.has(target, name)) {
                    set(target, name, value);
                    return;
                }
            }
            set(targets.get(0), name, value);
        }
    }

    private static boolean setOwn(Object receiver, String name, @Nullable Object value) throws Throwable {
        Class<?> type = receiver instanceof Class<?> itself ? itself : receiver.getClass();
        if (!Own.is(type)) {
            return false;
        }
        @Nullable Object[] given = {value};
        Target setter = Own.method(type, accessor("set", name), Selection.types(given), receiver instanceof Class);
        if (setter != null) {
            setter.call(receiver, given);
            return true;
        }
        Field field = Own.field(type, name);
        if (field == null || Modifier.isFinal(field.getModifiers())) {
            return false;
        }
        field.set(receiver, Casts.cast(value, field.getType()));
        return true;
    }

    private static void setOther(Object receiver, String name, @Nullable Object value) throws Throwable {
        if (receiver instanceof Script script) {
            Scripts.variables(script).put(name, value);
            return;
        }
        @Nullable Object[] given = {value};
        Target setter = Members.find(receiver, accessor("set", name), Selection.types(given), false);
        if (setter == null) {
            throw new MissingMember(
                    "%s has no property '%s' that can be set.".formatted(Refusals.display(receiver.getClass()), name));
        }
        setter.call(receiver, given);
    }
}
