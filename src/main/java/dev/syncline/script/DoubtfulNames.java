package dev.syncline.script;

import dev.syncline.script.ScriptReference.Kind;
import dev.syncline.script.fence.CompiledRule;
import dev.syncline.script.fence.Mentions;
import dev.syncline.script.fence.Mentions.Use;
import dev.syncline.script.fence.Reach;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Names in a rule that nothing answers to, as far as that can be told before it runs. */
final class DoubtfulNames {

    private static final String QUESTION = " Did you mean ";

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
        return Stream.of(
                        mentions.variables().stream().map(use -> doubts.variable(use, mentions)),
                        mentions.calls().stream()
                                .filter(use -> !follows(use, rule.outsiders()))
                                .map(use -> doubts.call(use, mentions)),
                        mentions.replaced().stream().map(doubts::replaced))
                .flatMap(found -> found)
                .filter(Objects::nonNull)
                .toList();
    }

    /** What is said of a rule that does nothing. */
    static Problem idle(Direction direction) {
        String message = direction == Direction.OUTGOING
                ? "This rule sets no field of replica, so nothing is sent to the other side."
                : "This rule takes nothing over: what the other side sends changes nothing here.";
        return new Problem(1, 1, message, true);
    }

    /** A question with the name that was meant in a line where something is missing; empty where none comes close. */
    static String meant(CompiledRule rule, Direction direction, int line, String missing) {
        return in(rule, direction).stream()
                .filter(doubt -> doubt.line() == line)
                .map(Problem::message)
                .filter(doubt -> doubt.contains(QUESTION) && missing.contains(named(doubt)))
                .map(doubt -> doubt.substring(doubt.indexOf(QUESTION)))
                .findFirst()
                .orElse("");
    }

    private static String named(String doubt) {
        int brackets = doubt.indexOf("()");
        return brackets < 0 ? doubt : doubt.substring(doubt.lastIndexOf(' ', brackets) + 1, brackets + 1);
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
        return at(
                use,
                isOfOtherRule(name)
                        ? onlyInOtherRule(name)
                        : "There is no variable '%s'.%s%s"
                                .formatted(name, Reach.known(name), Alike.question(name, names(mentions))));
    }

    /** The item itself is not changed by giving its variable another value. */
    private @Nullable Problem replaced(Use use) {
        return variables.contains(use.name())
                ? at(
                        use,
                        "This gives the variable '%s' another value and changes nothing else. Set its fields, or choose another name."
                                .formatted(use.name()))
                : null;
    }

    private Set<String> names(Mentions mentions) {
        Set<String> names = new HashSet<>(variables);
        names.addAll(mentions.own());
        return names;
    }

    private boolean isOfOtherRule(String name) {
        return !variables.contains(name)
                && ScriptReference.all().stream()
                        .anyMatch(entry ->
                                entry.kind() == Kind.VARIABLE && entry.name().equals(name));
    }

    private String onlyInOtherRule(String name) {
        return "'%s' is there in %s rules only."
                .formatted(name, direction == Direction.OUTGOING ? "incoming" : "outgoing");
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
                        : at(use, "%s has no method %s().%s".formatted(owner, name, elsewhere(name, methods)));
            }
        }
        if (owner != null && owner.isEmpty()) {
            boolean there = variables.contains(name) || mentions.isLocal(name) || Reach.isOnRule(name);
            return there ? null : at(use, noMethod(name, mentions));
        }
        return Reach.isSomewhere(name)
                ? null
                : at(
                        use,
                        "No value that a rule works with has a method %s(). %s".formatted(name, Reach.insteadOf(name)));
    }

    private String noMethod(String name, Mentions mentions) {
        return isOfOtherRule(name)
                ? onlyInOtherRule(name)
                : "The rule has no method %s().%s%s"
                        .formatted(name, Reach.known(name), Alike.question(name, mentions.own()));
    }

    /** Another helper that has it, or else a method of this one that is called almost so. */
    private static String elsewhere(String name, Set<String> methods) {
        return ScriptReference.all().stream()
                .filter(entry -> entry.kind() == Kind.METHOD && entry.name().equals(name))
                .map(entry -> " Did you mean %s.%s?".formatted(entry.owner(), name))
                .findFirst()
                .orElseGet(() -> Alike.question(name, methods));
    }

    private static Set<String> methods(String helper) {
        return ScriptReference.all().stream()
                .filter(entry -> entry.kind() == Kind.METHOD && entry.owner().equals(helper))
                .map(ScriptReference::name)
                .collect(Collectors.toSet());
    }

    static Problem at(Use use, String message) {
        return new Problem(use.line(), use.column(), message, true);
    }
}
