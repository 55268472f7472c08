package dev.syncline.requesttracker;

import static dev.syncline.requesttracker.RtApi.text;

import dev.syncline.connector.TrackerFailure;
import dev.syncline.connector.TrackerFailure.Kind;
import dev.syncline.connector.http.Remembered;
import dev.syncline.item.Person;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** People of RT, who go by their names there. */
final class People {

    static final String NOBODY = "Nobody";

    private final RtApi api;
    private final Remembered<Optional<JsonNode>> users;

    People(RtApi api) {
        this.api = api;
        this.users = new Remembered<>(api.clock(), this::ask);
    }

    /** The user to whom the token belongs; asked anew each time. */
    JsonNode me() {
        users.forget(api.myId());
        return users.get(api.myId())
                .orElseThrow(() -> new TrackerFailure(
                        Kind.NOT_FOUND,
                        "There is no Request Tracker 5 with the user of this token at '%s'. Enter the address that people open, with its path, such as https://rt.example.org/rt."
                                .formatted(api.address())));
    }

    /** Somebody a ticket names; null for groups and nobody. */
    @Nullable
    Person person(JsonNode reference) {
        String name = text(reference, "id");
        if (!text(reference, "type").equals("user") || name.isEmpty() || name.equals(NOBODY)) {
            return null;
        }
        JsonNode user = users.get(name).orElse(reference);
        String realName = text(user, "RealName");
        return new Person(
                name,
                name,
                text(user, "EmailAddress"),
                realName.isEmpty() ? name : realName,
                !text(user, "Disabled").equals("1"));
    }

    @Nullable
    Map<String, @Nullable Object> map(JsonNode reference) {
        Person person = person(reference);
        return person == null ? null : map(person);
    }

    /** E-mail addresses of those a ticket names in one role; the name of who has none. */
    List<String> addresses(JsonNode members) {
        List<String> addresses = new ArrayList<>();
        for (JsonNode each : members) {
            Person person = person(each);
            if (person != null) {
                addresses.add(String.valueOf(
                        person.email() == null || person.email().isEmpty() ? person.key() : person.email()));
            }
        }
        return addresses.stream().sorted().toList();
    }

    Optional<Map<String, @Nullable Object>> byName(String name) {
        return users.get(name.strip()).map(user -> map(mapped(user)));
    }

    Optional<Map<String, @Nullable Object>> byEmail(String email) {
        JsonNode found = api.query(
                        "/users", List.of(Map.of("field", "EmailAddress", "operator", "=", "value", email.strip())))
                .path("items");
        return found.isEmpty() ? Optional.empty() : byName(text(found.get(0), "id"));
    }

    /** The name of whom a rule assigned: by e-mail address, or by name where there is none. */
    String need(String field, Object value) {
        String typed = typed(value);
        return (typed.contains("@") ? byEmail(typed).or(() -> byName(typed)) : byName(typed))
                .map(found -> String.valueOf(found.get("key")))
                .orElseThrow(() -> TrackerFailure.ofField(
                        field,
                        "Request Tracker has no user '%s' for '%s'. Add the person there, or leave the field out in the rule."
                                .formatted(typed, field)));
    }

    /** What RT knows a watcher by; it makes a user for an e-mail address it does not know. */
    String watcher(String field, Object value) {
        String typed = typed(value);
        return typed.contains("@") ? typed : need(field, typed);
    }

    private static String typed(Object value) {
        if (!(value instanceof Map<?, ?> map)) {
            return value.toString().strip();
        }
        for (String part : new String[] {"email", "username", "key"}) {
            if (map.get(part) != null && !map.get(part).toString().isBlank()) {
                return map.get(part).toString().strip();
            }
        }
        return "";
    }

    private static Person mapped(JsonNode user) {
        String name = text(user, "Name");
        String realName = text(user, "RealName");
        return new Person(name, name, text(user, "EmailAddress"), realName.isEmpty() ? name : realName, true);
    }

    private static Map<String, @Nullable Object> map(Person person) {
        Map<String, @Nullable Object> map = new LinkedHashMap<>();
        map.put("key", person.key());
        map.put("username", person.username());
        map.put("email", person.email());
        map.put("displayName", person.displayName());
        return map;
    }

    private Optional<JsonNode> ask(String name) {
        if (name.isBlank()) {
            return Optional.empty();
        }
        try {
            String path = URLEncoder.encode(name, StandardCharsets.UTF_8).replace("+", "%20");
            return api.find("/user/" + path).map(RtApi.Found::node);
        } catch (TrackerFailure failure) {
            if (failure.kind() == Kind.FORBIDDEN) {
                return Optional.empty();
            }
            throw failure;
        }
    }
}
