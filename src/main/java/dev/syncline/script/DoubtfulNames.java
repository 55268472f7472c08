package dev.syncline.script;

import dev.syncline.script.ScriptReference.Kind;
import dev.syncline.script.fence.CompiledRule;
import dev.syncline.script.fence.Mentions;
import dev.syncline.script.fence.Mentions.Use;
import dev.syncline.script.fence.Reach;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.codehaus.groovy.runtime.MethodRankHelper;
import org.jspecify.annotations.Nullable;

/** Names in a rule that nothing answers to, as far as that can be told before it runs. */
final class DoubtfulNames {

    private static final int ALIKE = 20;

    private final Direction direction;
    private final Set<String> variables;

    private DoubtfulNames(Direction direction) {
        this.direction = direction;
        this.variables = ScriptReference.of(direction).stream()
                .filter(entry -> entry.kind() == Kind.VARIABLE)
                .map(ScriptReference::name)
                .collect(Collectors.toSet());
    }

    static List<Problem> in(CompiledRule rule, Direction direction) {
        DoubtfulNames doubts = new DoubtfulNames(direction);
        Mentions mentions = rule.mentions();
        return Stream.concat(
                        mentions.variables().stream().map(use -> doubts.variable(use, mentions)),
                        mentions.calls().stream()
                                .filter(use -> !follows(use, rule.outsiders()))
                                .map(use -> doubts.call(use, mentions)))
                .filter(Objects::nonNull)
                .sorted(Comparator.comparingInt(Problem::line).thenComparingInt(Problem::column))
                .toList();
    }

    /** Whether what is called is itself on the list of what no rule reaches. */
    private static boolean follows(Use use, List<Problem> outsiders) {
        return outsiders.stream().anyMatch(each -> each.line() == use.line() && each.column() <= use.column());
    }

    private @Nullable Problem variable(Use use, Mentions mentions) {
        String name = use.name();
        if (variables.contains(name) || mentions.isGiven(name) || Reach.isClassName(name)) {
            return null;
        }
        if (mentions.isLocal(name)) {
            return at(
                    use,
                    "The variable '%s' does not reach this place: it is declared with def elsewhere. Pass it as an argument, or declare it without def."
                            .formatted(name));
        }
        boolean otherRule = ScriptReference.all().stream()
                .anyMatch(entry -> entry.kind() == Kind.VARIABLE && entry.name().equals(name));
        return at(
                use,
                otherRule
                        ? "'%s' is there in %s rules only."
                                .formatted(name, direction == Direction.OUTGOING ? "incoming" : "outgoing")
                        : "There is no variable '%s'.%s".formatted(name, alike(name, variables)));
    }

    private @Nullable Problem call(Use use, Mentions mentions) {
        String name = use.name();
        String owner = use.owner();
        if (mentions.isGiven(name)) {
            return null;
        }
        if (owner != null && !owner.isEmpty() && !mentions.isGiven(owner)) {
            Set<String> methods = methods(owner);
            if (!methods.isEmpty()) {
                return methods.contains(name) || Reach.isOnEvery(name)
                        ? null
                        : at(use, "%s has no method %s().%s".formatted(owner, name, alike(name, methods)));
            }
        }
        if (owner != null && owner.isEmpty()) {
            boolean there = variables.contains(name) || mentions.isLocal(name) || Reach.isOnRule(name);
            return there ? null : at(use, "The rule has no method %s().".formatted(name));
        }
        return Reach.isSomewhere(name)
                ? null
                : at(
                        use,
                        "No value that a rule works with has a method %s(). %s".formatted(name, Reach.insteadOf(name)));
    }

    private static Set<String> methods(String helper) {
        return ScriptReference.all().stream()
                .filter(entry -> entry.kind() == Kind.METHOD && entry.owner().equals(helper))
                .map(ScriptReference::name)
                .collect(Collectors.toSet());
    }

    /** A question with the name that comes closest; empty where none does. */
    private static String alike(String name, Collection<String> known) {
        return known.stream()
                .filter(each -> distance(each, name) <= Math.min(ALIKE, name.length() * 4))
                .min(Comparator.comparingInt((String each) -> distance(each, name))
                        .thenComparing(each -> each))
                .map(" Did you mean %s?"::formatted)
                .orElse("");
    }

    /** 10 for each letter that was missed, added or mistaken, 5 for two that were swapped; capitals do not count. */
    private static int distance(String one, String other) {
        return MethodRankHelper.damerauLevenshteinDistance(letters(one), letters(other));
    }

    private static Object[] letters(String word) {
        return word.toLowerCase(Locale.ROOT).chars().boxed().toArray();
    }

    private static Problem at(Use use, String message) {
        return new Problem(use.line(), use.column(), message, true);
    }
}
