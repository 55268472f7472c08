package dev.syncline.script;

import dev.syncline.script.fence.CompiledRule;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import java.util.regex.Pattern;

/**
 * The text of one rule in one revision of one connection.
 *
 * @param connection whose rule it is; compiled code is never shared between connections
 */
public record Rule(UUID connection, long revision, Direction direction, String source) {

    /** The line that led to a refusal: the one that ran, else the last that sets one of the fields; 0 when there is none. */
    public int lineOf(Throwable refusal, Collection<String> fields) {
        int ran = CompiledRule.lineOf(refusal);
        return ran > 0
                ? ran
                : fields.stream().mapToInt(this::lineThatSets).max().orElse(0);
    }

    /** The last line that gives a property a value, 0 when there is none. */
    int lineThatSets(String property) {
        Pattern sets = Pattern.compile("\\.\\s*['\"]?%s\\b['\"]?(\\s*\\.\\s*value)?\\s*(\\?|\\+|-|<<?)?=(?!=|~)"
                .formatted(Pattern.quote(property)));
        List<String> lines = source.lines().toList();
        for (int line = lines.size(); line > 0 && !property.isEmpty(); line--) {
            if (sets.matcher(lines.get(line - 1)).find()) {
                return line;
            }
        }
        return 0;
    }
}
