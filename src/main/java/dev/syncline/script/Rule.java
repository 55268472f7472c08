package dev.syncline.script;

import dev.syncline.script.fence.CompiledRule;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * The text of one rule in one revision of one connection.
 *
 * @param connection whose rule it is; compiled code is never shared between connections
 */
public record Rule(UUID connection, long revision, Direction direction, String source) {

    /**
     * The line that led to a refusal: the one that ran, else the only one that sets one of the fields; 0 where that leaves
     * more than one.
     */
    public int lineOf(Throwable refusal, Collection<String> fields) {
        int ran = CompiledRule.lineOf(refusal);
        List<Integer> lines = fields.stream().flatMap(this::linesThatSet).toList();
        return ran > 0 ? ran : lines.size() == 1 ? lines.get(0) : 0;
    }

    /** The last line that gives a property a value, 0 when there is none. */
    int lineThatSets(String property) {
        return linesThatSet(property).reduce(0, (before, line) -> line);
    }

    private Stream<Integer> linesThatSet(String property) {
        Pattern sets = Pattern.compile("\\.\\s*['\"]?%s\\b['\"]?(\\s*\\.\\s*value)?\\s*(\\?|\\+|-|<<?)?=(?!=|~)"
                .formatted(Pattern.quote(property)));
        List<String> lines = source.lines().toList();
        return IntStream.rangeClosed(1, property.isEmpty() ? 0 : lines.size())
                .filter(line -> sets.matcher(lines.get(line - 1)).find())
                .boxed();
    }
}
