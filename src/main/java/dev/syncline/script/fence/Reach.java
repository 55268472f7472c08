package dev.syncline.script.fence;

import java.util.Set;

/** What names mean to the fence, before a rule runs. */
public final class Reach {

    /** What any value answers to, whatever the lists say of its class. */
    private static final Set<String> ON_EVERY = Set.of(
            "asType",
            "isCase",
            "isNotCase",
            "asBoolean",
            "toString",
            "equals",
            "is",
            "getClass",
            "with",
            "tap",
            "each",
            "collect",
            "find",
            "any",
            "every",
            "hashCode");

    /** Answered by the fence itself instead of by a member on a list. */
    private static final Set<String> ROUTED = Set.of(
            "call",
            "iterator",
            "curry",
            "rcurry",
            "ncurry",
            "matches",
            "replaceAll",
            "replaceFirst",
            "split",
            "findAll",
            "eachMatch",
            "minus",
            "replace",
            "toInteger",
            "toLong",
            "toDouble",
            "toFloat",
            "toBigDecimal",
            "toBigInteger",
            "matcher",
            "pattern",
            "format",
            "compile",
            "encodeBase64",
            "encodeBase64Url",
            "encodeHex",
            "getAt",
            "putAt");

    private Reach() {}

    /** Whether a name nobody declared was meant as a class or package. */
    public static boolean isClassName(String name) {
        return Refusals.isClassName(name);
    }

    /** Whether every value has this method. */
    public static boolean isOnEvery(String name) {
        return ON_EVERY.contains(name);
    }

    /** Whether a rule can call it without naming a value. */
    public static boolean isOnRule(String name) {
        return Scripts.isFunction(name);
    }

    /** Whether any value a rule can have may have this method; a property is got and set by methods, too. */
    public static boolean isSomewhere(String name) {
        boolean accessor = name.matches("(get|set|is)\\p{Upper}.*");
        return !Refusals.NEVER.contains(name)
                && (accessor || ON_EVERY.contains(name) || ROUTED.contains(name) || Permitted.hasName(name));
    }

    /** What is said of a name that rules written elsewhere use, with a space before it; empty for any other. */
    public static String known(String name) {
        String remedy = Refusals.known(name);
        return remedy == null ? "" : " " + remedy;
    }

    /** What to write in place of a method that no value has. */
    public static String insteadOf(String name) {
        return Refusals.insteadOf(name);
    }
}
