package dev.syncline.console.api;

import dev.syncline.console.queue.QueueTab;
import dev.syncline.console.queue.QueueView;
import dev.syncline.queue.QueueOrder;
import org.jspecify.annotations.Nullable;

/**
 * Which part of the queue a program asks for.
 *
 * @param tab everything, one direction, or of one direction only changes that name files
 * @param item only of the item that people call so here
 * @param remote only of the item that people call so on the other side
 * @param after in the order of the numbers the number after which to go on, in every other how many came before
 */
record QueueQuestion(
        QueueTab tab, @Nullable String item, @Nullable String remote, QueueOrder sort, boolean down, long after) {

    /** So far people and programs look in an order other than that of the numbers. */
    private static final long FARTHEST = 50_000;

    QueueQuestion {
        if (tab.files() && (sort != QueueOrder.NUMBER || down)) {
            throw Slicing.bad("tab is '%s'; then sort may only be 'NUMBER', and down 'false'.".formatted(tab));
        }
        if (after < 0) {
            throw Slicing.unknownMark(String.valueOf(after));
        }
        if (after > FARTHEST && (sort != QueueOrder.NUMBER || down)) {
            throw Slicing.bad(
                    "after is '%d'; in this order it may be at most %d. Filter, or sort by NUMBER upwards, which has no end."
                            .formatted(after, FARTHEST));
        }
    }

    /** The same question as the console's page asks it. */
    QueueView view(@Nullable String connection) {
        return new QueueView(tab.path(), connection, item, remote, sort.name(), String.valueOf(down), after, null);
    }
}
