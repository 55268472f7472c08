package dev.syncline.xurrent;

import static dev.syncline.xurrent.XurrentApi.text;

import dev.syncline.connector.CleanText;
import dev.syncline.connector.TrackerFailure;
import dev.syncline.item.ReferenceKind;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** What names stand for in Xurrent: people, teams, service instances, templates. */
final class References {

    static final List<String> OWN = List.of("team", "serviceInstance", "template");

    /** Types as the schema names them; only those of requests and people were seen in node ids of a real account. */
    private static final Map<String, String> TYPES = Map.ofEntries(
            Map.entry("teamId", "Team"),
            Map.entry("team", "Team"),
            Map.entry("memberId", "Person"),
            Map.entry("requestedById", "Person"),
            Map.entry("requestedForId", "Person"),
            Map.entry("serviceId", "ServiceInstance"),
            Map.entry("serviceInstanceId", "ServiceInstance"),
            Map.entry("serviceInstance", "ServiceInstance"),
            Map.entry("templateId", "RequestTemplate"),
            Map.entry("workflowId", "Workflow"),
            Map.entry("problemId", "Problem"),
            Map.entry("projectId", "Project"),
            Map.entry("organizationId", "Organization"),
            Map.entry("supplierId", "Organization"));

    private final XurrentApi api;

    References(XurrentApi api) {
        this.api = api;
    }

    Optional<Map<String, @Nullable Object>> find(ReferenceKind kind, String name) {
        return switch (kind) {
            case STATUS -> Choices.STATUS.find(name).map(References::named);
            case PRIORITY -> Choices.IMPACT.find(name).map(References::named);
            case PERSON_BY_EMAIL -> personBy("primaryEmail", name.strip());
            case PERSON_BY_USERNAME -> personBy("authenticationID", name.strip());
            case PERSON -> NodeIds.isPlausible(name) ? personBy(name) : Optional.empty();
            case TEAM -> findOwn("team", name);
            case LABEL -> name.isBlank() ? Optional.empty() : Optional.of(map("label", name.strip()));
            case ENTITY_TYPE ->
                name.equalsIgnoreCase(RequestItems.REQUEST)
                        ? Optional.of(map("name", RequestItems.REQUEST))
                        : Optional.empty();
            default -> Optional.empty();
        };
    }

    Optional<Map<String, @Nullable Object>> findOwn(String kind, String name) {
        return switch (kind) {
            case "team" -> one("teams", "teams", "name", name, "name");
            case "serviceInstance" -> one("service-instances", "serviceInstances", "name", name, "name");
            case "template" -> one("request-templates", "requestTemplates", "subject", name, "subject");
            default -> throw TrackerFailure.ofValue("kind", kind, OWN);
        };
    }

    /** The node id of a reference: an id, a number, or a map with an id; null stays null. */
    @Nullable
    String id(String field, @Nullable Object value) {
        Object id = value instanceof Map<?, ?> map ? map.get("id") : value;
        if (id == null || id.toString().isBlank()) {
            return null;
        }
        String text = id.toString().strip();
        if (text.matches("\\d{1,18}")) {
            return api.addresses().nodeId(java.util.Objects.requireNonNull(TYPES.get(field), field), text);
        }
        if (!NodeIds.isPlausible(text)) {
            throw TrackerFailure.ofField(
                    field,
                    "'%s' is no id for '%s'. Use the number or node id that Xurrent shows, or a look-up of nodeHelper."
                            .formatted(text, field));
        }
        return text;
    }

    /** The node id of a person: by e-mail address, or by a key that is one of this tracker. */
    @Nullable
    String person(String field, @Nullable Object value) {
        if (value == null) {
            return null;
        }
        Object email = value instanceof Map<?, ?> map ? map.get("email") : value;
        Object key = value instanceof Map<?, ?> map ? map.get("key") : null;
        if (key != null && NodeIds.isOf(key.toString(), "Person")) {
            return key.toString();
        }
        if (email == null) {
            throw TrackerFailure.ofField(
                    field,
                    "The person for '%s' has no e-mail address, so nobody can be found in Xurrent. Use nodeHelper.getUserByEmail in the rule."
                            .formatted(field));
        }
        return personBy("primaryEmail", email.toString().strip())
                .map(found -> String.valueOf(found.get("key")))
                .orElseThrow(() -> TrackerFailure.ofField(
                        field,
                        "Xurrent knows nobody with the e-mail address '%s' for '%s'. Add the person there, or leave the field out in the rule."
                                .formatted(email, field)));
    }

    private Optional<Map<String, @Nullable Object>> personBy(String id) {
        JsonNode node = api.ask("person", Map.of("id", id)).path("node");
        return Optional.ofNullable(node.path("name").isMissingNode() ? null : RequestItems.personMap(node));
    }

    private Optional<Map<String, @Nullable Object>> personBy(String filter, String value) {
        JsonNode nodes = nodes("people", "people", filter, value);
        return Optional.ofNullable(nodes.isEmpty() ? null : RequestItems.personMap(nodes.get(0)));
    }

    private Optional<Map<String, @Nullable Object>> one(
            String document, String field, String filter, String value, String label) {
        for (JsonNode node : nodes(document, field, filter, value)) {
            if (text(node, label).toLowerCase(Locale.ROOT).equals(value.strip().toLowerCase(Locale.ROOT))) {
                Map<String, @Nullable Object> found = map("name", text(node, label));
                found.put("id", text(node, "id"));
                return Optional.of(found);
            }
        }
        return Optional.empty();
    }

    private JsonNode nodes(String document, String field, String filter, String value) {
        Map<String, Object> wanted = Map.of(filter, Map.of("values", List.of(CleanText.of(value))));
        return api.ask(document, Map.of("filter", wanted)).path(field).path("nodes");
    }

    private static Map<String, @Nullable Object> named(String value) {
        return java.util.Objects.requireNonNull(Choices.named(value));
    }

    private static Map<String, @Nullable Object> map(String name, Object value) {
        Map<String, @Nullable Object> map = new LinkedHashMap<>();
        map.put(name, value);
        return map;
    }
}
