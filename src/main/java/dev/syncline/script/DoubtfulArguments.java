package dev.syncline.script;

import dev.syncline.script.ScriptReference.Kind;
import dev.syncline.script.fence.Mentions;
import dev.syncline.script.fence.Mentions.Use;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Calls of helpers and of the rule's own methods with more or fewer arguments than they take, or in another order. */
final class DoubtfulArguments {

    private final Mentions mentions;

    private DoubtfulArguments(Mentions mentions) {
        this.mentions = mentions;
    }

    static List<Problem> in(Mentions mentions) {
        DoubtfulArguments doubts = new DoubtfulArguments(mentions);
        return mentions.calls().stream()
                .filter(use -> use.owner() != null && use.arguments() != null)
                .flatMap(use -> Stream.of(doubts.number(use), doubts.order(use)))
                .filter(Objects::nonNull)
                .toList();
    }

    private @Nullable Problem number(Use use) {
        String owner = Objects.requireNonNull(use.owner());
        Set<Integer> takes = owner.isEmpty() ? mentions.takes(use.name()) : ofHelper(owner, use.name());
        int given = Objects.requireNonNull(use.arguments()).size();
        return takes.isEmpty() || takes.contains(given)
                ? null
                : DoubtfulNames.at(
                        use,
                        "%s() takes %s, and is given %s here."
                                .formatted(use.name(), arguments(takes), given == 0 ? "none" : given));
    }

    private Set<Integer> ofHelper(String owner, String name) {
        return mentions.isGiven(owner)
                ? Set.of()
                : ScriptReference.all().stream()
                        .filter(entry -> entry.kind() == Kind.METHOD
                                && entry.owner().equals(owner)
                                && entry.name().equals(name))
                        .map(ScriptReference::arguments)
                        .collect(Collectors.toCollection(TreeSet::new));
    }

    private static String arguments(Set<Integer> takes) {
        String numbers = takes.stream()
                .map(number -> number == 0 ? "none" : number.toString())
                .collect(Collectors.joining(" or "));
        return numbers.equals("none") ? "no arguments" : numbers + (numbers.equals("1") ? " argument" : " arguments");
    }

    /** The item comes first: what a helper merges into, then what it merges. */
    private static @Nullable Problem order(Use use) {
        return use.name().startsWith("merge")
                        && Objects.requireNonNull(use.arguments()).indexOf("replica") == 0
                ? DoubtfulNames.at(use, "%s() takes the item first and the replica second.".formatted(use.name()))
                : null;
    }
}
