package dev.syncline.console.api;

import dev.syncline.console.items.ItemStatus;
import java.util.List;

/**
 * What this node knows of one item of its tracker.
 *
 * @param takenOff names of the connections it was taken off
 */
record ItemView(List<PairView> pairs, List<String> takenOff, List<EventView> waiting, List<ErrorView> errors) {

    static ItemView of(ItemStatus status) {
        return new ItemView(
                status.under().keySet().stream().map(PairView::of).toList(),
                status.out().all(),
                status.waiting().stream()
                        .map(event -> EventView.of(event, status.waits()))
                        .toList(),
                status.faults().values().stream().map(ErrorView::of).toList());
    }
}
