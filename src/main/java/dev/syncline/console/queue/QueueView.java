package dev.syncline.console.queue;

import dev.syncline.queue.QueueOrder;
import org.jspecify.annotations.Nullable;

/**
 * Which part of the queue is looked at, as the address says it.
 *
 * @param tab name of a tab; anything else is everything
 * @param item only of the item that people call so here
 * @param remote only of the item that people call so on the other side
 * @param sort name of an order; anything else is the number
 * @param after where the page before ended, in the order of the numbers
 * @param page number of the page in every other order
 */
public record QueueView(
        @Nullable String tab,
        @Nullable String connection,
        @Nullable String item,
        @Nullable String remote,
        @Nullable String sort,
        @Nullable String down,
        @Nullable Long after,
        @Nullable Integer page) {

    /** The last page that is shown in such an order: whoever looks further filters instead. */
    private static final int LAST = 1000;

    QueueTab chosen() {
        return QueueTab.of(tab);
    }

    QueueOrder order() {
        for (QueueOrder each : QueueOrder.values()) {
            if (!chosen().files()
                    && each.name().equalsIgnoreCase(String.valueOf(sort).replace('-', '_'))) {
                return each;
            }
        }
        return QueueOrder.NUMBER;
    }

    boolean descending() {
        return !chosen().files() && "true".equals(down);
    }

    /** Whether pages follow one another by number, so that each costs the same however far it is. */
    public boolean byMark() {
        return order() == QueueOrder.NUMBER && !descending();
    }

    long mark() {
        return after == null || !byMark() ? 0 : Math.max(0, after);
    }

    int number() {
        return page == null || byMark() ? 0 : Math.min(Math.max(page, 0), LAST);
    }

    boolean mayGoOn() {
        return byMark() || number() < LAST;
    }

    String itemKey() {
        return item == null ? "" : item.strip();
    }

    String remoteKey() {
        return remote == null ? "" : remote.strip();
    }
}
