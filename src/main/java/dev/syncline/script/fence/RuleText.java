package dev.syncline.script.fence;

import dev.syncline.script.Problem;
import java.util.List;

/** The text of a rule, small enough to compile. */
record RuleText(String source) {

    private static final int DEEPEST = 100;

    /**
     * Evens out line ends and non-breaking spaces, which come with pasted text.
     *
     * @throws NotARule when the text is too long or nested too deeply to be compiled safely
     */
    static RuleText of(String source, int longest) throws NotARule {
        String even = source.replace("\r\n", "\n")
                .replace('\r', '\n')
                .replace('\u00a0', ' ')
                .replace("\ufeff", "");
        if (even.length() > longest) {
            throw new NotARule(List.of(new Problem(
                    1, 1, "The rule has %d characters; at most %d are possible.".formatted(even.length(), longest))));
        }
        int depth = 0;
        int line = 1;
        int elses = 0;
        for (int i = 0; i < even.length(); i++) {
            char letter = even.charAt(i);
            line += letter == '\n' ? 1 : 0;
            depth += letter == '(' || letter == '[' || letter == '{' ? 1 : 0;
            depth -= letter == ')' || letter == ']' || letter == '}' ? 1 : 0;
            elses += even.startsWith("else", i) ? 1 : 0;
            if (depth > DEEPEST || elses > 500) {
                throw new NotARule(
                        List.of(new Problem(line, 1, "The rule is nested too deeply; split it into methods.")));
            }
        }
        return new RuleText(even);
    }
}
