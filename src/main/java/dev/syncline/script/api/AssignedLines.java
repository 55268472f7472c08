package dev.syncline.script.api;

import dev.syncline.script.fence.CompiledRule;
import java.util.HashMap;
import java.util.Map;

/** The lines of a rule in which properties of its item were given a value last. */
final class AssignedLines {

    /** What assigns more often is a loop, in which looking for the line would cost more than the rule itself. */
    private static final int MOST = 1_000;

    private final Map<String, Integer> lines = new HashMap<>();
    private int noted;

    /** The rule assigns this property just now. */
    void note(String property) {
        if (noted == MOST) {
            lines.clear();
        } else {
            noted++;
            lines.put(property, CompiledRule.lineNow());
        }
    }

    /** By property; empty where there were too many to follow. */
    Map<String, Integer> all() {
        return Map.copyOf(lines);
    }
}
