package dev.syncline.script.fence;

import dev.syncline.script.api.HasProperties;
import dev.syncline.script.api.HubObject;
import groovy.lang.Closure;
import groovy.lang.GroovyRuntimeException;
import groovy.lang.Script;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.codehaus.groovy.runtime.ScriptBytecodeAdapter;
import org.jspecify.annotations.Nullable;

/** Closures: called, composed, and asked where their names lead. */
final class Closures {

    private static final int LONGEST_COMPOSITION = 16;

    private Closures() {}

    static @Nullable Object call(Closure<?> closure, @Nullable Object[] given) throws Throwable {
        try {
            return closure.call(given);
        } catch (GroovyRuntimeException e) {
            throw Unfit.told(ScriptBytecodeAdapter.unwrap(e));
        }
    }

    /** Methods of closures themselves. */
    static @Nullable Target method(Closure<?> closure, String name, @Nullable Class<?>[] types) {
        Target route = Routes.find(closure, name, types);
        if (route != null) {
            return route;
        }
        return switch (name) {
            case "call", "doCall" -> (receiver, given) -> call((Closure<?>) receiver, given);
            case "curry" -> (receiver, given) -> composed((Closure<?>) receiver).curry(given);
            case "rcurry" ->
                (receiver, given) -> composed((Closure<?>) receiver).rcurry(given);
            case "rightShift" ->
                (receiver, given) -> composed((Closure<?>) receiver).rightShift(composed((Closure<?>) given[0]));
            case "leftShift" ->
                (receiver, given) -> given[0] instanceof Closure<?> other
                        ? composed((Closure<?>) receiver).leftShift(composed(other))
                        : call((Closure<?>) receiver, given);
            case "getDelegate" -> (receiver, given) -> ((Closure<?>) receiver).getDelegate();
            case "getOwner" -> (receiver, given) -> ((Closure<?>) receiver).getOwner();
            case "getMaximumNumberOfParameters" ->
                (receiver, given) -> ((Closure<?>) receiver).getMaximumNumberOfParameters();
            case "setDelegate", "setResolveStrategy" ->
                (receiver, given) -> {
                    Properties.set(receiver, HubObject.propertyOf(name), given[0]);
                    return null;
                };
            case "toString" -> (receiver, given) -> "closure";
            case "equals" -> (receiver, given) -> receiver == given[0];
            case "hashCode" -> (receiver, given) -> System.identityHashCode(receiver);
            default -> {
                if (Refusals.isNever(name) || Selection.of(Closure.class, name, types) != null) {
                    throw Refusals.of(Closure.class, name + "()");
                }
                yield null;
            }
        };
    }

    private static Closure<?> composed(Closure<?> closure) {
        int depth = 0;
        Object inner = closure;
        while (inner instanceof Closure<?> each && !Own.is(each.getClass())) {
            inner = each.getOwner();
            depth++;
        }
        if (depth > LONGEST_COMPOSITION) {
            throw Budget.current()
                    .abort(Aborted.spent("A closure is composed of too many others.", "Write it as one closure."));
        }
        return closure;
    }

    /** A call inside a closure that names no object: owner and delegate are asked in the closure's order. */
    static Target implicit(String name) {
        return (receiver, given) -> {
            @Nullable Class<?>[] types = Selection.types(given);
            Closure<?> closure = (Closure<?>) receiver;
            for (Object each : targets(closure)) {
                Target target = Members.find(each, name, types, false);
                if (target != null) {
                    return target.call(each, given);
                }
            }
            Target ofClosure = name.equals("call") ? method(closure, name, types) : null;
            if (ofClosure != null) {
                return ofClosure.call(closure, given);
            }
            throw Members.missing(last(closure), name, types);
        };
    }

    private static Object last(Closure<?> closure) {
        Object owner = closure;
        while (owner instanceof Closure<?> each && each.getOwner() != null) {
            owner = each.getOwner();
        }
        return owner;
    }

    /** Objects, none of them a closure, in the order in which a closure asks them. */
    static List<Object> targets(Closure<?> closure) {
        List<Object> targets = new ArrayList<>();
        collect(closure, targets, 0);
        return targets;
    }

    private static void collect(@Nullable Object target, List<Object> targets, int depth) {
        if (target == null || depth > 32) {
            return;
        }
        if (!(target instanceof Closure<?> closure)) {
            if (targets.stream().noneMatch(known -> known == target)) {
                targets.add(target);
            }
            return;
        }
        int strategy = closure.getResolveStrategy();
        Object owner = closure.getOwner();
        Object delegate = closure.getDelegate();
        switch (strategy) {
            case Closure.DELEGATE_FIRST -> both(delegate, owner, targets, depth);
            case Closure.DELEGATE_ONLY -> collect(delegate, targets, depth + 1);
            case Closure.OWNER_ONLY -> collect(owner, targets, depth + 1);
            default -> both(owner, delegate, targets, depth);
        }
    }

    private static void both(@Nullable Object first, @Nullable Object second, List<Object> targets, int depth) {
        collect(first, targets, depth + 1);
        if (second != first) {
            collect(second, targets, depth + 1);
        }
    }

    /** Whether an object would answer to a name by itself. */
    static boolean has(Object target, String name) {
        if (target instanceof Map<?, ?> map) {
            return map.containsKey(name);
        }
        if (target instanceof HasProperties properties) {
            return properties.get(name) != null;
        }
        return target instanceof Script script
                ? Scripts.has(script, name) || Properties.isOwn(target, name)
                : Properties.isOwn(target, name);
    }
}
