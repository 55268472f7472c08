package dev.syncline.salesforce.simulator;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Takes back, row by row, what a transaction wrote; a copy of the org would be one of 100,000 rows. */
final class Undo {

    private final Deque<Runnable> steps = new ArrayDeque<>();

    /** A place to come back to. */
    int mark() {
        return steps.size();
    }

    void made(Map<String, Map<String, @Nullable Object>> table, String id) {
        steps.push(() -> table.remove(id));
    }

    void changes(Map<String, @Nullable Object> row) {
        Map<String, @Nullable Object> before = new LinkedHashMap<>(row);
        steps.push(() -> {
            row.clear();
            row.putAll(before);
        });
    }

    void back(int mark) {
        while (steps.size() > mark) {
            steps.pop().run();
        }
    }

    void forget() {
        steps.clear();
    }
}
