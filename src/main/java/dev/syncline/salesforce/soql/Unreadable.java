package dev.syncline.salesforce.soql;

import dev.syncline.connector.TrackerFailure;
import java.util.Map;

/** Says where and why a filter cannot be read. */
final class Unreadable {

    private Unreadable() {}

    static TrackerFailure at(int position, String sentence) {
        String message = "The filter cannot be read at position %d: %s".formatted(position + 1, sentence);
        return new TrackerFailure(
                TrackerFailure.Kind.VALIDATION,
                message,
                Map.of("filter", message, "position", String.valueOf(position + 1)),
                null,
                null);
    }
}
