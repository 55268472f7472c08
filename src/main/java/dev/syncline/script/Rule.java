package dev.syncline.script;

import dev.syncline.script.fence.CompiledRule;
import java.util.Collection;
import java.util.List;
import java.util.Map;
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
     * The line that led to a refusal: the one that ran, else the only one that gave one of the fields its value; 0 where
     * that leaves more than one.
     *
     * @param assignedIn field to the line that assigned it last in the run; a field that is not in it counts as assigned
     *     wherever the text does so
     */
    public int lineOf(Throwable refusal, Collection<String> fields, Map<String, Integer> assignedIn) {
        int ran = CompiledRule.lineOf(refusal);
        List<Integer> lines = fields.stream()
                .flatMap(field ->
                        assignedIn.getOrDefault(field, 0) > 0 ? Stream.of(assignedIn.get(field)) : linesThatSet(field))
                .distinct()
                .toList();
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
