package dev.syncline.requesttracker;

import static dev.syncline.requesttracker.RtApi.text;

import dev.syncline.connector.TrackerFailure;
import dev.syncline.connector.TrackerFailure.Kind;
import dev.syncline.connector.http.Remembered;
import dev.syncline.connector.http.TrackerCall;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Queues with their custom fields, and the statuses that tickets go through. */
final class Queues {

    /** RT tells nobody what a lifecycle holds; this is the one it comes with, without its last, which removes a ticket. */
    private static final List<String> DEFAULT = List.of("new", "open", "stalled", "resolved", "rejected");

    private static final int LOOKED_AT = 20;

    private final RtApi api;
    private final String incoming;
    private final Remembered<List<Queue>> queues;
    private final Remembered<List<CustomField>> customFields;
    private final Remembered<List<String>> statuses;

    /** One queue that the acting user may see. */
    record Queue(String id, String name, String lifecycle) {}

    Queues(RtApi api, String incoming) {
        this.api = api;
        this.incoming = incoming;
        this.queues = new Remembered<>(api.clock(), name -> askQueues());
        this.customFields = new Remembered<>(api.clock(), this::askCustomFields);
        this.statuses = new Remembered<>(api.clock(), name -> askStatuses());
    }

    /** Where new tickets go; empty text when none was entered. */
    String incoming() {
        return incoming;
    }

    List<String> names() {
        return all().stream().map(Queue::name).toList();
    }

    Optional<Queue> find(String typed) {
        String word = typed.strip();
        return all().stream()
                .filter(each -> each.name().equalsIgnoreCase(word))
                .findFirst()
                .or(() -> all().stream().filter(each -> each.id().equals(word)).findFirst());
    }

    Queue need(String typed) {
        return find(typed).orElseThrow(() -> TrackerFailure.ofValue("project", typed, names()));
    }

    List<CustomField> customFields(String queueId) {
        return customFields.get(queueId);
    }

    /** Of the queue for new tickets; without one of every queue. */
    List<CustomField> customFieldsToDescribe() {
        if (!incoming.isEmpty()) {
            return find(incoming).map(queue -> customFields(queue.id())).orElse(List.of());
        }
        return all().stream()
                .flatMap(queue -> customFields(queue.id()).stream())
                .distinct()
                .toList();
    }

    List<String> statuses() {
        return statuses.get("");
    }

    private List<Queue> all() {
        return queues.get("");
    }

    private List<Queue> askQueues() {
        List<Queue> all = new ArrayList<>();
        for (JsonNode each : api.all("/queues/all", "Name,Lifecycle,Disabled")) {
            if (!text(each, "Disabled").equals("1")) {
                all.add(new Queue(text(each, "id"), text(each, "Name"), text(each, "Lifecycle")));
            }
        }
        return all;
    }

    /**
     * Those that RT describes, and those it only names: a right in the queue shows fields on tickets, while their types are
     * told by a right on the field or everywhere.
     */
    private List<CustomField> askCustomFields(String queueId) {
        List<CustomField> all = new ArrayList<>(describedCustomFields(queueId));
        api.find("/queue/" + queueId)
                .ifPresent(found -> found.node().path("TicketCustomFields").forEach(each -> {
                    if (all.stream().noneMatch(known -> known.id().equals(text(each, "id")))) {
                        all.add(CustomField.onlyNamed(text(each, "id"), text(each, "name")));
                    }
                }));
        return all;
    }

    private List<CustomField> describedCustomFields(String queueId) {
        try {
            List<CustomField> all = new ArrayList<>();
            for (JsonNode each : api.all("/queue/" + queueId + "/customfields", "Name,Type,MaxValues,Pattern")) {
                boolean choice = text(each, "Type").equals("Select");
                all.add(CustomField.of(each, choice ? choices(text(each, "id")) : List.of()));
            }
            return all;
        } catch (TrackerFailure failure) {
            if (failure.kind() == Kind.FORBIDDEN) {
                return List.of();
            }
            throw failure;
        }
    }

    private List<String> choices(String customField) {
        List<String> choices = new ArrayList<>();
        api.find("/customfield/" + customField)
                .ifPresent(found -> found.node().path("Values").forEach(each -> choices.add(choice(each))));
        return choices;
    }

    private static String choice(JsonNode value) {
        return value.isObject() ? text(value, "name") : value.asString("");
    }

    private List<String> askStatuses() {
        Set<String> all = new TreeSet<>();
        @Nullable
        String lifecycle = incoming.isEmpty()
                ? "default"
                : find(incoming).map(Queue::lifecycle).orElse("");
        List<String> known = "default".equals(lifecycle) ? DEFAULT : List.of();
        String sql = incoming.isEmpty() ? "id > 0" : "Queue = " + TicketSql.quoted(incoming);
        JsonNode newest = api.get(TrackerCall.get("/tickets")
                .query("query", sql)
                .query("orderby", "id")
                .query("order", "DESC")
                .query("per_page", LOOKED_AT)
                .query("fields", "Status,_hyperlinks"));
        for (JsonNode ticket : newest.path("items")) {
            all.add(text(ticket, "Status"));
            all.addAll(Links.nextStatuses(ticket));
        }
        all.removeAll(known);
        all.remove("deleted");
        List<String> statuses = new ArrayList<>(known);
        statuses.addAll(all);
        return statuses;
    }
}
