package dev.syncline.requesttracker;

import static dev.syncline.requesttracker.RtApi.text;

import dev.syncline.connector.SearchPage;
import dev.syncline.connector.TrackerFailure;
import dev.syncline.connector.TrackerFailure.Kind;
import dev.syncline.connector.http.AfterWrite;
import dev.syncline.connector.http.TrackerCall;
import dev.syncline.item.Item;
import dev.syncline.item.ItemRef;
import dev.syncline.requesttracker.RtApi.Found;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * Reads, finds and writes tickets.
 *
 * @see <a href="https://docs.bestpractical.com/rt/5.0.3/RT/REST2.html#Tickets">Tickets</a>
 */
final class Tickets {

    private final RtApi api;
    private final TicketItems items;
    private final History history;
    private final Queues queues;
    private final People people;
    private final Priorities priorities;

    Tickets(RtApi api, TicketItems items, History history, Queues queues, People people, Priorities priorities) {
        this.api = api;
        this.items = items;
        this.history = history;
        this.queues = queues;
        this.people = people;
        this.priorities = priorities;
    }

    /** A ticket that was deleted, or became part of another, is none. */
    Optional<Found> find(String id) {
        return id.matches("\\d{1,9}")
                ? api.find("/ticket/" + id)
                        .filter(found -> text(found.node(), "id").equals(id.replaceFirst("^0+", "")))
                        .filter(found -> !text(found.node(), "Status").equals("deleted"))
                : Optional.empty();
    }

    Found need(ItemRef ref) {
        return find(ref.id())
                .orElseThrow(() -> new TrackerFailure(
                        Kind.NOT_FOUND, "Request Tracker has no ticket %s any more.".formatted(ref.key())));
    }

    Optional<Item> read(String id) {
        return find(id).map(this::item);
    }

    SearchPage search(String filter, @Nullable String cursor, int limit) {
        TicketSqlCheck.check(api, filter);
        String sql = "( " + TicketSql.orAll(filter) + " ) AND id > " + (cursor == null ? "0" : cursor);
        List<ItemRef> found = refs(sql, Math.min(limit, RtApi.LARGEST_PAGE));
        return new SearchPage(
                found, found.isEmpty() ? null : found.get(found.size() - 1).id());
    }

    /** RT itself is asked, so that its queries mean here what they mean there. */
    boolean matches(String id, String filter) {
        return !refs("id = " + id + " AND ( " + TicketSql.orAll(filter) + " )", 1)
                .isEmpty();
    }

    Item create(String correlationKey, Map<String, @Nullable Object> fields) {
        Map<String, @Nullable Object> body = newBody(fields);
        List<String> refersTo = new ArrayList<>(Links.texts(body.get("RefersTo")));
        refersTo.add(Links.mark(correlationKey));
        body.put("RefersTo", refersTo);
        String id = post(body);
        return AfterWrite.read(() -> read(id).orElseThrow(() -> unseen(id)));
    }

    private Map<String, @Nullable Object> newBody(Map<String, @Nullable Object> fields) {
        Map<String, @Nullable Object> all = new HashMap<>(fields);
        all.putIfAbsent("summary", null);
        Queues.Queue queue = queue(all);
        all.keySet().removeAll(List.of("project", "projectKey"));
        TicketInput input = new TicketInput(queues, people, priorities, queue.id(), null).fill(all);
        new CustomInput(queues.customFields(queue.id())).requireOf(input.input().get("CustomFields"));
        Map<String, @Nullable Object> body = new HashMap<>(input.input());
        body.put("Queue", queue.name());
        return body;
    }

    /** Refuses what {@link #create} or {@link #update} would refuse before anything is sent. */
    void rehearse(@Nullable ItemRef on, Map<String, @Nullable Object> fields) {
        if (on == null) {
            newBody(fields);
        } else {
            nextInput(need(on), fields);
        }
    }

    private TicketInput nextInput(Found before, Map<String, @Nullable Object> fields) {
        String queueId = text(before.node().path("Queue"), "id");
        return new TicketInput(queues, people, priorities, queueId, before.node()).fill(fields);
    }

    Optional<Item> findCreated(String correlationKey) {
        String sql = "RefersTo = " + TicketSql.quoted(Links.mark(correlationKey));
        return refs(sql, 1).stream().findFirst().flatMap(ref -> read(ref.id()));
    }

    boolean isCopy(ItemRef ref) {
        return find(ref.id()).filter(found -> Links.isMarked(found.node())).isPresent();
    }

    /** The status goes first, so that a step the lifecycle does not allow leaves the rest unwritten. */
    Item update(ItemRef ref, Map<String, @Nullable Object> fields, @Nullable String expectedRevision) {
        Found before = need(ref);
        TicketInput input = nextInput(before, fields);
        String revision = expectedRevision;
        if (input.input().containsKey("Status")) {
            write(before, ref, input, Set.of("Status"), revision);
            revision = null;
        }
        Map<String, @Nullable Object> rest = new HashMap<>(input.input());
        rest.remove("Status");
        if (rest.isEmpty()) {
            return AfterWrite.read(() -> item(need(ref)));
        }
        Found after = revision == null && input.input().containsKey("Status")
                ? AfterWrite.read(() -> write(before, ref, input, rest.keySet(), null))
                : write(before, ref, input, rest.keySet(), revision);
        return AfterWrite.read(() -> item(after));
    }

    private Found write(Found before, ItemRef ref, TicketInput input, Set<String> keys, @Nullable String revision) {
        Map<String, @Nullable Object> body = new HashMap<>(input.input());
        body.keySet().retainAll(keys);
        List<String> said = api.put("/ticket/" + ref.id(), body, revision);
        return AfterWrite.read(() -> {
            Found after = need(ref);
            String queue = queues.find(text(after.node().path("Queue"), "id"))
                    .map(Queues.Queue::name)
                    .orElse("");
            Taken.check(before.node(), after.node(), queue, input, keys, said);
            return after;
        });
    }

    /** A new ticket begins where its lifecycle begins; what it does not take there it may take as the first step. */
    private String post(Map<String, @Nullable Object> body) {
        try {
            return text(api.post("/ticket", body), "id");
        } catch (TrackerFailure failure) {
            if (!failure.fields().containsKey("status") || !body.containsKey("Status")) {
                throw failure;
            }
        }
        Map<String, @Nullable Object> begun = new HashMap<>(body);
        Object status = begun.remove("Status");
        String id = text(api.post("/ticket", begun), "id");
        AfterWrite.read(() -> api.put("/ticket/" + id, Map.of("Status", String.valueOf(status)), null));
        return id;
    }

    private Queues.Queue queue(Map<String, @Nullable Object> fields) {
        Object assigned = fields.get("projectKey") == null ? fields.get("project") : fields.get("projectKey");
        if (assigned == null && queues.incoming().isEmpty()) {
            throw TrackerFailure.ofField(
                    "project",
                    "A new ticket needs a queue. Enter 'Queue for new tickets' under General settings, Tracker, or assign entity.projectKey in the rule. Request Tracker has: %s."
                            .formatted(String.join(", ", queues.names())));
        }
        return queues.need(assigned == null ? queues.incoming() : TicketInput.queue(assigned));
    }

    private Item item(Found found) {
        return items.item(found, history.read(text(found.node(), "id")));
    }

    private List<ItemRef> refs(String sql, int limit) {
        JsonNode page = api.get(TrackerCall.get("/tickets")
                .query("query", sql)
                .query("orderby", "id")
                .query("per_page", limit));
        List<ItemRef> refs = new ArrayList<>();
        page.path("items").forEach(ticket -> refs.add(items.ref(ticket)));
        return refs;
    }

    private static TrackerFailure unseen(String id) {
        return new TrackerFailure(
                Kind.OUTCOME_UNKNOWN,
                "Request Tracker made ticket %s and does not show it. Grant the acting user ShowTicket in the queue."
                        .formatted(id));
    }
}
