package dev.syncline.desk.tickets;

import dev.syncline.item.Person;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One ticket.
 *
 * @param key such as {@code ACME-12}
 * @param customFields free names to text, numbers and booleans
 * @param revision goes up by one with every write to the ticket, its comments or its files
 * @param editedRevision the revision at which a field was last written
 * @param editedBy who wrote it; null where nobody remembers
 */
public record Ticket(
        long id,
        String key,
        Project project,
        String subject,
        String description,
        Status status,
        Priority priority,
        List<String> labels,
        @Nullable Person assignee,
        @Nullable Person reporter,
        Map<String, Object> customFields,
        long revision,
        long editedRevision,
        @Nullable String editedBy,
        Instant created,
        Instant updated) {}
