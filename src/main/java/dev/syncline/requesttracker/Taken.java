package dev.syncline.requesttracker;

import static dev.syncline.requesttracker.RtApi.text;

import dev.syncline.connector.TrackerFailure;
import dev.syncline.connector.TrackerFailure.Kind;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Whether RT did what it answered 200 to: what it does not take it leaves as it is, and says so in a sentence. */
final class Taken {

    private static final List<String> TEXTS = List.of("Subject", "Status", "Priority", "Starts", "Due", "TimeWorked");

    private Taken() {}

    /**
     * Refuses when a field stayed as it was before the write, naming it and what RT said. One that holds a third value was
     * changed by somebody else since.
     */
    static void check(
            JsonNode before, JsonNode after, String queue, TicketInput input, Set<String> written, List<String> said) {
        for (String key : written) {
            if (!same(after, queue, key, input.input().get(key))
                    && before.path(key).equals(after.path(key))) {
                throw failure(
                        after, input.hubName(key), String.valueOf(input.input().get(key)), said);
            }
        }
    }

    private static TrackerFailure failure(JsonNode after, String field, String value, List<String> said) {
        List<String> next = Links.nextStatuses(after);
        String offered = !field.equals("status") || next.isEmpty()
                ? ""
                : " From '%s' it offers: %s. Choose one of these in the rule, or allow the step in the lifecycle."
                        .formatted(text(after, "Status"), String.join(", ", next));
        String message = "Request Tracker did not take '%s' for '%s' of ticket %s. It says: %s.%s"
                .formatted(
                        value,
                        field,
                        text(after, "id"),
                        said.isEmpty() ? "nothing" : String.join(". ", said).replaceFirst("\\.$", ""),
                        offered);
        boolean forbidden = said.stream().anyMatch(Refusals::isPermission);
        String remedy = forbidden ? " Grant the acting user the right in the queue (Admin, Queues, User rights)." : "";
        return new TrackerFailure(
                forbidden ? Kind.FORBIDDEN : Kind.VALIDATION,
                message + remedy,
                Map.of(field, message + remedy),
                null,
                null);
    }

    private static boolean same(JsonNode after, String queue, String key, @Nullable Object value) {
        if (TEXTS.contains(key)) {
            return text(after, key).equals(String.valueOf(value));
        }
        return switch (key) {
            case "Owner" -> text(after.path("Owner"), "id").equals(value);
            case "Queue" -> queue.equals(value);
            case "CustomFields" -> sameCustom(after, value);
            default -> true;
        };
    }

    private static boolean sameCustom(JsonNode after, @Nullable Object written) {
        if (written instanceof Map<?, ?> map) {
            for (Map.Entry<?, ?> each : map.entrySet()) {
                if (!values(after, String.valueOf(each.getKey())).equals(new HashSet<>(Links.texts(each.getValue())))) {
                    return false;
                }
            }
        }
        return true;
    }

    private static Set<String> values(JsonNode ticket, String name) {
        List<String> values = new ArrayList<>();
        for (JsonNode field : ticket.path("CustomFields")) {
            if (text(field, "name").equals(name)) {
                field.path("values").forEach(each -> values.add(Bodies.lines(each.asString(""))));
            }
        }
        return new HashSet<>(values);
    }
}
