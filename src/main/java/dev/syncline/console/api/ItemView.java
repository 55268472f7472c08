package dev.syncline.console.api;

import dev.syncline.console.items.ItemStatus;
import dev.syncline.twin.Standoffs;
import java.util.List;

/**
 * What this node knows of one item of its tracker.
 *
 * @param takenOff names of the connections it was taken off
 */
record ItemView(List<PairView> pairs, List<String> takenOff, List<EventView> waiting, List<ErrorView> errors) {

    static ItemView of(ItemStatus status, Standoffs standoffs) {
        return new ItemView(
                status.under().keySet().stream().map(PairView::of).toList(),
                status.out().all(),
                status.waiting().stream()
                        .map(event -> EventView.of(event, status.waits()))
                        .toList(),
                ErrorView.of(status.faults().values(), standoffs));
    }
}
