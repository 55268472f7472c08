package dev.syncline.console.assist;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The rule in what a model wrote. */
final class Answer {

    private static final Pattern BLOCK =
            Pattern.compile("```[ \\t]*(?:groovy|java)?[ \\t]*\\r?\\n(.*?)```", Pattern.DOTALL);

    private Answer() {}

    /** The first code block; empty when there is none, since prose is no rule. */
    static Optional<String> rule(String answer) {
        Matcher block = BLOCK.matcher(answer);
        return block.find()
                ? Optional.of(block.group(1)
                                .replace("\r\n", "\n")
                                .replace('\u00a0', ' ')
                                .stripTrailing() + "\n")
                : Optional.empty();
    }
}
