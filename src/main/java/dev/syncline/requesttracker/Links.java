package dev.syncline.requesttracker;

import static dev.syncline.requesttracker.RtApi.text;

import dev.syncline.connector.TrackerFailure;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * Links of a ticket, one of which says which create made it.
 *
 * <p>RT takes addresses of any scheme and finds tickets by them, so a link needs no custom field and changes no text.
 */
final class Links {

    private static final String MARK = "syncline:";
    private static final Map<String, String> RELATIONS = relations();

    private Links() {}

    private static Map<String, String> relations() {
        Map<String, String> relations = new LinkedHashMap<>();
        relations.put("refers-to", "RefersTo");
        relations.put("referred-to-by", "ReferredToBy");
        relations.put("depends-on", "DependsOn");
        relations.put("depended-on-by", "DependedOnBy");
        relations.put("parent", "MemberOf");
        relations.put("child", "Members");
        return relations;
    }

    /** The address by which the ticket of a create is found. */
    static String mark(String correlationKey) {
        return MARK + correlationKey;
    }

    static boolean isMarked(JsonNode ticket) {
        return !marks(ticket).isEmpty();
    }

    /** Relation to the numbers and addresses it leads to, without our mark. */
    static Map<String, Object> of(JsonNode ticket) {
        Map<String, Object> all = new LinkedHashMap<>();
        RELATIONS.forEach((ref, relation) -> {
            List<String> targets = targets(ticket, ref).stream()
                    .filter(target -> !target.startsWith(MARK))
                    .toList();
            if (!targets.isEmpty()) {
                all.put(relation, targets);
            }
        });
        return all;
    }

    /** What is written for links that a rule assigned: each relation whole, those it leaves out not at all. */
    static Map<String, Object> input(@Nullable Object assigned, @Nullable JsonNode ticket) {
        Map<String, Object> input = new LinkedHashMap<>();
        if (assigned instanceof Map<?, ?> map) {
            map.forEach((name, value) -> {
                String relation = String.valueOf(name);
                if (!RELATIONS.containsValue(relation)) {
                    throw TrackerFailure.ofValue("links", relation, List.copyOf(RELATIONS.values()));
                }
                List<String> targets = new ArrayList<>(texts(value));
                if (relation.equals("RefersTo") && ticket != null) {
                    targets.addAll(marks(ticket));
                }
                input.put(relation, targets);
            });
        }
        return input;
    }

    /** Statuses that RT offers as the next step. */
    static List<String> nextStatuses(JsonNode ticket) {
        List<String> next = new ArrayList<>();
        for (JsonNode link : ticket.path("_hyperlinks")) {
            if (text(link, "ref").equals("lifecycle") && !text(link, "to").isEmpty()) {
                next.add(text(link, "to"));
            }
        }
        return next.stream().sorted().toList();
    }

    static boolean has(JsonNode node, String ref) {
        for (JsonNode link : node.path("_hyperlinks")) {
            if (text(link, "ref").equals(ref)) {
                return true;
            }
        }
        return false;
    }

    static List<String> texts(@Nullable Object value) {
        List<String> texts = new ArrayList<>();
        if (value instanceof Iterable<?> list) {
            list.forEach(each -> texts.addAll(texts(each)));
        } else if (value != null && !value.toString().isBlank()) {
            texts.add(value.toString());
        }
        return texts;
    }

    private static List<String> marks(JsonNode ticket) {
        return targets(ticket, "refers-to").stream()
                .filter(target -> target.startsWith(MARK))
                .toList();
    }

    private static List<String> targets(JsonNode ticket, String ref) {
        List<String> targets = new ArrayList<>();
        for (JsonNode link : ticket.path("_hyperlinks")) {
            if (text(link, "ref").equals(ref)) {
                targets.add(text(link, "type").equals("external") ? text(link, "_url") : text(link, "id"));
            }
        }
        return targets.stream().sorted().toList();
    }
}
