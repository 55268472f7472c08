package dev.syncline.desk.tickets;

import java.util.Map;
import java.util.SortedSet;
import org.jspecify.annotations.Nullable;

/**
 * What shall be written to a ticket; whatever is not named stays as it is.
 *
 * @param columns columns of the ticket's row and their new values
 * @param labels all labels from now on; null to leave them
 * @param customFields names to new values, null removing one
 * @param project where a new ticket goes; null for the first project
 */
record TicketPatch(
        Map<String, @Nullable Object> columns,
        @Nullable SortedSet<String> labels,
        Map<String, @Nullable Object> customFields,
        @Nullable Project project) {}
