package dev.syncline.trial;

import dev.syncline.script.Direction;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One item or one past sync of a test run.
 *
 * @param number from 1 on
 * @param title what people call the item
 * @param sync number of the past sync in the history; null for an item as it is now
 * @param direction null for an item as it is now
 * @param happened null for an item as it is now
 * @param summary the outcome in one line; empty while it is not known
 */
public record TrialCase(
        int number,
        String title,
        @Nullable Long sync,
        @Nullable Direction direction,
        @Nullable Instant happened,
        Verdict verdict,
        String summary) {

    private static final int LONGEST = 300;

    TrialCase with(Verdict outcome, String line) {
        String shown = line.length() > LONGEST ? line.substring(0, LONGEST) + "..." : line;
        return new TrialCase(number, title, sync, direction, happened, outcome, shown);
    }
}
