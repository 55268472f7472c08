package dev.syncline.script;

import java.util.List;
import java.util.Random;

/** Writes rules by chance: mostly well-formed, often hostile or hungry, always the same ones for a seed. */
final class RuleGrammar {

    private static final int DEEPEST = 5;

    private static final List<String> NAMES = List.of(
            "a", "b", "c", "it", "entity", "replica", "nodeHelper", "log", "this", "owner", "delegate", "traces");
    private static final List<String> MEMBERS = List.of(
            "size",
            "class",
            "metaClass",
            "each",
            "collect",
            "execute",
            "getAt",
            "with",
            "name",
            "call",
            "toString",
            "groupBy",
            "sort",
            "unique",
            "sum",
            "flatten",
            "hashCode",
            "equals",
            "multiply",
            "plus",
            "leftShift",
            "putAt",
            "find",
            "findAll",
            "replaceAll",
            "split",
            "matches",
            "padLeft",
            "inject",
            "times",
            "max",
            "asType",
            "evaluate",
            "binding",
            "properties",
            "invokeMethod",
            "getProperty",
            "classLoader",
            "curry",
            "rightShift",
            "collectEntries",
            "toBigDecimal",
            "power",
            "repeat",
            "addAll",
            "toSet",
            "withIndex",
            "combinations");
    private static final List<String> TYPES = List.of(
            "String",
            "int",
            "List",
            "Map",
            "Set",
            "Object",
            "BigDecimal",
            "def",
            "Date",
            "int[]",
            "Locale",
            "A",
            "E",
            "Comparator",
            "long",
            "Integer");
    private static final List<String> OPERATORS = List.of(
            "+", "-", "*", "/", "%", "**", "<<", ">>", "==", "!=", "<", ">", "<=>", "&&", "||", "in", "!in", "=~",
            "==~", "?:", "..", "..<", "&", "|", "^", "===");
    private static final List<String> CONSTANTS = List.of(
            "1",
            "0",
            "-1",
            "null",
            "true",
            "'x'",
            "'a' * 9",
            "2147483647",
            "1.5",
            "9G",
            "[]",
            "[:]",
            "[1, 2, 3]",
            "[a: 1, b: [2]]",
            "1..9",
            "1..2000000000",
            "~/((a+)+)+$/",
            "'aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa!'",
            "E.X",
            "new A()",
            "{ it }",
            "{ -> 1 }",
            "new int[3]",
            "'x' as char",
            "1e99",
            "new Object()");

    private static final List<String> VARIABLES = List.of("a", "b", "c", "d");

    private final Random random;
    private int declared;

    RuleGrammar(long seed) {
        random = new Random(seed);
    }

    /** The next rule. */
    String rule() {
        StringBuilder rule = new StringBuilder();
        rule.append("class A { def v = 1; def f(x) { ").append(expression(3)).append(" } }\n");
        rule.append("enum E { X, Y }\n");
        rule.append("def a = 1, b = [2], c = { it }\n");
        int statements = 1 + random.nextInt(6);
        for (int i = 0; i < statements; i++) {
            rule.append(statement(0)).append('\n');
        }
        return rule.toString();
    }

    private String statement(int depth) {
        if (depth > DEEPEST) {
            return expression(depth);
        }
        return switch (random.nextInt(16)) {
            case 0 ->
                "if (" + expression(depth) + ") { " + statement(depth + 1) + " } else { " + statement(depth + 1) + " }";
            case 1 -> "while (" + expression(depth) + ") { " + statement(depth + 1) + " }";
            case 2 ->
                "for (" + one(TYPES) + " v" + declared++ + " in " + expression(depth) + ") { " + statement(depth + 1)
                        + " }";
            case 3 ->
                "try { " + statement(depth + 1) + " } catch (Throwable v" + declared++ + ") { " + statement(depth + 1)
                        + " } finally { " + statement(depth + 1) + " }";
            case 4 ->
                "switch (" + expression(depth) + ") { case " + expression(depth) + ": " + statement(depth + 1)
                        + "; break; default: " + statement(depth + 1) + " }";
            case 5 -> one(VARIABLES) + " = " + expression(depth);
            case 6 -> one(TYPES) + " v" + declared++ + " = " + expression(depth);
            case 7 -> one(NAMES) + "." + one(MEMBERS) + " = " + expression(depth);
            case 8 ->
                one(NAMES) + "[" + expression(depth) + "] " + one(List.of("=", "+=", "<<=", "**=")) + " "
                        + expression(depth);
            case 9 -> "throw new RuntimeException(" + expression(depth) + ")";
            case 10 -> "assert " + expression(depth);
            case 11 -> random.nextInt(60) + ".times { b = [b, " + expression(depth) + "] }";
            default -> expression(depth);
        };
    }

    private String expression(int depth) {
        if (depth > DEEPEST) {
            return random.nextBoolean() ? one(CONSTANTS) : one(NAMES);
        }
        String inner = inner(depth);
        return switch (random.nextInt(14)) {
            case 0 -> one(NAMES);
            case 1, 2 -> one(CONSTANTS);
            case 3, 4 -> "(" + expression(depth + 1) + " " + one(OPERATORS) + " " + operand(depth) + ")";
            case 5 -> inner + one(List.of(".", "?.", "*.")) + one(MEMBERS) + "(" + expression(depth + 1) + ")";
            case 6 -> inner + one(List.of(".", "?.", "*.", ".@")) + one(MEMBERS);
            case 7 -> inner + "." + one(MEMBERS) + " { " + statement(depth + 2) + " }";
            case 8 -> inner + "[" + expression(depth + 1) + "]";
            case 9 -> "[" + expression(depth + 1) + ", *" + expression(depth + 1) + "]";
            case 10 -> "\"${" + expression(depth + 1) + "}\"";
            case 11 -> inner + " as " + one(TYPES).replace("def", "Object");
            case 12 -> inner + ".\"${" + expression(depth + 1) + "}\"()";
            default -> inner + ".&" + one(MEMBERS);
        };
    }

    /** A name in brackets would be read as a cast. */
    private String inner(int depth) {
        String inner = random.nextInt(3) == 0 ? one(NAMES) : expression(depth + 1);
        return inner.matches("\\w+") ? inner : "(" + inner + ")";
    }

    private String operand(int depth) {
        return expression(depth + 1);
    }

    private String one(List<String> choices) {
        return choices.get(random.nextInt(choices.size()));
    }
}
