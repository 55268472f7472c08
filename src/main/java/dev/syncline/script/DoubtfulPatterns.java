package dev.syncline.script;

import dev.syncline.script.fence.Mentions;
import dev.syncline.script.fence.Mentions.Use;
import java.util.List;
import java.util.Objects;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import org.jspecify.annotations.Nullable;

/** Regular expressions of a rule that are none: a run would end where they stand. */
final class DoubtfulPatterns {

    private DoubtfulPatterns() {}

    static List<Problem> in(Mentions mentions) {
        return mentions.patterns().stream()
                .map(DoubtfulPatterns::doubt)
                .filter(Objects::nonNull)
                .toList();
    }

    private static @Nullable Problem doubt(Use use) {
        try {
            Pattern.compile(use.name());
            return null;
        } catch (PatternSyntaxException wrong) {
            return DoubtfulNames.at(
                    use,
                    "'%s' is no regular expression: %s. Write \\ before a character that is meant as it stands."
                            .formatted(use.name(), wrong.getDescription()));
        }
    }
}
