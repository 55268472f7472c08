package dev.syncline.torture;

import dev.syncline.testing.DeskClient;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/** What one tracker holds, kept up to date by its list of changes. */
final class Sight {

    private static final int PAGE = 500;

    private final DeskClient desk;
    private final Map<String, Ticket> tickets = new LinkedHashMap<>();
    private long since;

    Sight(DeskClient desk) {
        this.desk = desk;
    }

    /** Looks again at what changed; says whether anything did. */
    boolean refresh() {
        long before = since;
        boolean more = true;
        while (more) {
            JsonNode page = desk.changes(since, PAGE);
            for (JsonNode change : page.get("changes")) {
                String key = change.get("ticketKey").asString();
                tickets.remove(key);
                if (!change.get("deleted").asBoolean()) {
                    desk.find(key).ifPresent(json -> tickets.put(key, Ticket.of(json)));
                }
            }
            since = page.get("since").asLong();
            more = page.get("more").asBoolean();
        }
        return since != before;
    }

    /** Tickets by the name people call them. */
    Map<String, List<Ticket>> byName() {
        Map<String, List<Ticket>> named = new LinkedHashMap<>();
        tickets.values()
                .forEach(ticket -> named.computeIfAbsent(ticket.name(), name -> new ArrayList<>())
                        .add(ticket));
        return named;
    }

    byte[] content(Ticket ticket, Ticket.File file) {
        return desk.download(ticket.key(), file.id());
    }
}
