package dev.syncline.script;

import java.util.Collection;
import java.util.Comparator;
import java.util.Locale;
import org.codehaus.groovy.runtime.MethodRankHelper;

/** Names that come close to one that nothing answers to. */
final class Alike {

    private static final int ALIKE = 20;
    private static final int ONE_LETTER = 10;

    private Alike() {}

    /** A question with the name that comes closest; empty where none does. */
    static String question(String name, Collection<String> known) {
        return nearest(name, known, Math.min(ALIKE, name.length() * 4));
    }

    /** The same where a single letter makes the difference: most likely a slip of the hand. */
    static String slip(String name, Collection<String> known) {
        boolean numbered = Character.isDigit(name.charAt(name.length() - 1));
        boolean capitals = known.stream().anyMatch(name::equalsIgnoreCase);
        return numbered || capitals || name.length() < 3 ? "" : nearest(name, known, ONE_LETTER);
    }

    private static String nearest(String name, Collection<String> known, int farthest) {
        return known.stream()
                .filter(each -> distance(each, name) <= farthest)
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
}
