package dev.syncline.xurrent;

import static dev.syncline.xurrent.XurrentApi.text;

import dev.syncline.connector.EntityDescription;
import dev.syncline.connector.EntityDescription.Field;
import dev.syncline.connector.TrackerFailure;
import dev.syncline.connector.TrackerFailure.Kind;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * What the account's own schema says of requests, by GraphQL introspection, which Xurrent answers to any token.
 *
 * @see <a href="https://spec.graphql.org/October2021/#sec-Introspection">GraphQL: Introspection</a>
 */
final class Offered {

    private static final Duration GOOD_FOR = Duration.ofHours(1);

    /** Fields whose name is another one in the schema, with the name of the input; others are called the same. */
    private static final Map<String, Name> NAMES = Map.ofEntries(
            Map.entry("summary", new Name("subject", "subject")),
            Map.entry("description", new Name("notes", "note")),
            Map.entry("comments", new Name("notes", "note")),
            Map.entry("priority", new Name("impact", "impact")),
            Map.entry("labels", new Name("tags", "newTags")),
            Map.entry("assignee", new Name("member", "memberId")),
            Map.entry("memberId", new Name("member", "memberId")),
            Map.entry("reporter", new Name("requestedBy", "requestedById")),
            Map.entry("requestedById", new Name("requestedBy", "requestedById")),
            Map.entry("requested_for", new Name("requestedFor", "requestedForId")),
            Map.entry("requestedForId", new Name("requestedFor", "requestedForId")),
            Map.entry("teamId", new Name("team", "teamId")),
            Map.entry("serviceId", new Name("serviceInstance", "serviceInstanceId")),
            Map.entry("serviceInstanceId", new Name("serviceInstance", "serviceInstanceId")),
            Map.entry("templateId", new Name("template", "templateId")),
            Map.entry("created", new Name("createdAt", "createdAt")),
            Map.entry("updated", new Name("updatedAt", "updatedAt")));

    private final XurrentApi api;
    private @Nullable Schema known;

    private record Name(String read, String input) {}

    /** Names to the choices of a closed list; empty for what is none. */
    private record Schema(Map<String, List<String>> read, Map<String, List<String>> inputs, Instant since) {

        boolean tells() {
            return !read.isEmpty() && !inputs.isEmpty();
        }
    }

    Offered(XurrentApi api) {
        this.api = api;
    }

    /** The description without what the account does not have, and with its choices; as it is where it tells nothing. */
    EntityDescription narrowed(EntityDescription expected) {
        Schema schema = schema();
        List<Field> fields = schema.tells()
                ? expected.fields().stream()
                        .flatMap(field -> narrowed(field, schema).stream())
                        .toList()
                : expected.fields();
        return new EntityDescription(expected.entityType(), expected.displayName(), fields);
    }

    private static Optional<Field> narrowed(Field field, Schema schema) {
        Name name = NAMES.getOrDefault(field.name(), new Name(field.name(), field.name()));
        List<String> choices = schema.read().get(name.read());
        if (field.custom()) {
            return Optional.of(field);
        }
        if (choices == null) {
            return Optional.empty();
        }
        Map<String, String> labels = new LinkedHashMap<>();
        choices.forEach(choice -> labels.put(choice, Choices.label(choice)));
        boolean closed = !field.choices().isEmpty();
        return Optional.of(new Field(
                field.name(),
                field.displayName(),
                field.type(),
                field.required(),
                field.writable() && schema.inputs().containsKey(name.input()),
                false,
                closed ? choices : List.of(),
                closed ? labels : Map.of(),
                field.limit()));
    }

    private synchronized Schema schema() {
        Schema before = known;
        if (before == null || before.since().plus(GOOD_FOR).isBefore(api.now())) {
            before = read();
            known = before;
        }
        return before;
    }

    private Schema read() {
        try {
            Map<String, List<String>> inputs = names(type("RequestCreateInput").path("inputFields"));
            inputs.putAll(names(type("RequestUpdateInput").path("inputFields")));
            return new Schema(names(type("Request").path("fields")), inputs, api.now());
        } catch (TrackerFailure failure) {
            if (failure.kind() != Kind.FORBIDDEN && failure.kind() != Kind.CONTRACT_DRIFT) {
                throw failure;
            }
            // An installation may have introspection switched off; Check connection says so.
            return new Schema(Map.of(), Map.of(), api.now());
        }
    }

    /** One at a time: servers refuse to be asked for several at once. */
    private JsonNode type(String name) {
        return api.ask("offered", Map.of("type", name)).path("__type");
    }

    private static Map<String, List<String>> names(JsonNode fields) {
        Map<String, List<String>> names = new LinkedHashMap<>();
        fields.forEach(field -> {
            JsonNode type = field.path("type");
            JsonNode list = type.path("enumValues").isArray() ? type : type.path("ofType");
            List<String> choices = new ArrayList<>();
            list.path("enumValues").forEach(choice -> choices.add(text(choice, "name")));
            names.put(text(field, "name"), choices);
        });
        return names;
    }
}
