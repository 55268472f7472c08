package dev.syncline.requesttracker;

import dev.syncline.connector.ConnectionCheck;
import dev.syncline.connector.ConnectionCheck.Permission;
import dev.syncline.connector.Identity;
import dev.syncline.connector.http.TrackerCall;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/** Whether RT lets the acting user do all that this connector needs. */
final class Checks {

    private final RtApi api;
    private final Queues queues;

    Checks(RtApi api, Queues queues) {
        this.api = api;
        this.queues = queues;
    }

    ConnectionCheck check(Identity identity, String acting) {
        List<Permission> permissions = new ArrayList<>();
        if (!queues.incoming().isEmpty()) {
            Optional<JsonNode> queue = queues.find(queues.incoming())
                    .flatMap(found -> api.find("/queue/" + found.id()))
                    .map(RtApi.Found::node);
            permissions.add(new Permission(
                    "Queue " + queues.incoming(),
                    "New tickets go there.",
                    true,
                    queue.isPresent(),
                    "Enable the queue, grant '%s' the right SeeQueue in it, or enter another one; Request Tracker shows: %s."
                            .formatted(acting, String.join(", ", queues.names()))));
            queue.ifPresent(found -> inQueue(found, acting, permissions));
        }
        return new ConnectionCheck(identity, acting, permissions);
    }

    /** RT shows rights only by what it offers on a ticket; without one nothing is claimed. */
    private void inQueue(JsonNode queue, String acting, List<Permission> permissions) {
        permissions.add(right("CreateTicket", "Tickets are made.", true, Links.has(queue, "create"), acting));
        JsonNode newest = api.get(TrackerCall.get("/tickets")
                        .query("query", "Queue = " + TicketSql.quoted(queues.incoming()))
                        .query("orderby", "id")
                        .query("order", "DESC")
                        .query("per_page", 1)
                        .query("fields", "_hyperlinks"))
                .path("items")
                .path(0);
        if (newest.isObject()) {
            boolean modify = !Links.nextStatuses(newest).isEmpty();
            permissions.add(right("ModifyTicket", "Tickets are changed.", true, modify, acting));
            permissions.add(right(
                    "ReplyToTicket", "Public comments are written.", true, Links.has(newest, "correspond"), acting));
            permissions.add(right(
                    "CommentOnTicket", "Internal comments are written.", false, Links.has(newest, "comment"), acting));
        }
    }

    private static Permission right(String name, String purpose, boolean needed, boolean granted, String acting) {
        return new Permission(
                name,
                purpose,
                needed,
                granted,
                "Under Admin, Queues, User rights (or Group rights), grant '%s' this right in the queue."
                        .formatted(acting));
    }
}
