package dev.syncline.script.api;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** {@code log}: lines a rule leaves for the administrator. */
public final class RuleLog {

    private final int most;
    private final int longest;
    private final List<String> lines = new ArrayList<>();

    /**
     * Starts with no line.
     *
     * @param most lines that are kept
     * @param longest characters that are kept of each
     */
    public RuleLog(int most, int longest) {
        this.most = most;
        this.longest = longest;
    }

    @ForRules(value = "Leaves a line.", example = "log.info(\"Received ${replica.summary}\")")
    public void info(@Nullable Object message) {
        add("", message);
    }

    @ForRules(value = "Leaves a line.", example = "log.debug(replica.status?.name)")
    public void debug(@Nullable Object message) {
        add("", message);
    }

    @ForRules(
            value = "Leaves a line that begins with Warning.",
            example = "log.warn(\"No person with the address ${replica.assignee?.email}\")")
    public void warn(@Nullable Object message) {
        add("Warning: ", message);
    }

    @ForRules(
            value = "Leaves a line that begins with Error, and goes on.",
            example = "log.error(\"The status ${replica.status?.name} is not mapped.\")")
    public void error(@Nullable Object message) {
        add("Error: ", message);
    }

    private void add(String prefix, @Nullable Object message) {
        if (lines.size() == most) {
            lines.add("More than " + most + " lines; the rest was left out.");
        } else if (lines.size() < most) {
            String text = prefix + message;
            lines.add(text.length() > longest ? text.substring(0, longest) + "..." : text);
        }
    }

    /** What was written so far. */
    List<String> linesOf() {
        return List.copyOf(lines);
    }
}
