package dev.syncline.connector;

import org.jspecify.annotations.Nullable;

/**
 * The connector in use.
 *
 * @param guard what keeps it from another instance; null where nothing is remembered of instances
 * @param version of the settings it was opened with
 */
record OpenTracker(
        TrackerKind kind, Connector connector, @Nullable ConfirmedConnector guard, long version) {

    /** The same connector, which itself made these settings of its own. */
    OpenTracker with(long newer) {
        return new OpenTracker(kind, connector, guard, newer);
    }
}
