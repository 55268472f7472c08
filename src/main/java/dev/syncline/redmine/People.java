package dev.syncline.redmine;

import dev.syncline.connector.TrackerFailure;
import dev.syncline.connector.TrackerFailure.Kind;
import dev.syncline.connector.http.Remembered;
import dev.syncline.connector.http.TrackerCall;
import dev.syncline.item.Person;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** People of Redmine; e-mail addresses and finding by them are for administrators' keys. */
final class People {

    private static final String ME = "current";

    private final RedmineApi api;
    private final Remembered<Optional<JsonNode>> users;
    private final Remembered<Set<String>> rights;

    People(RedmineApi api) {
        this.api = api;
        this.users = new Remembered<>(api.clock(), this::ask);
        this.rights = new Remembered<>(api.clock(), this::askRights);
    }

    /** The user whose key is used; asked anew each time. */
    JsonNode me() {
        users.forget(ME);
        return users.get(ME).orElseThrow();
    }

    String myId() {
        return users.get(ME).orElseThrow().path("id").asString("");
    }

    boolean isAdministrator() {
        return users.get(ME).orElseThrow().path("admin").asBoolean(false);
    }

    /** Redmine's names of what the acting user's roles allow in a project; meaningless for administrators. */
    Set<String> rightsIn(String projectId) {
        return rights.get(projectId);
    }

    boolean may(String projectId, String permission) {
        return isAdministrator() || rightsIn(projectId).contains(permission);
    }

    @Nullable
    Person person(JsonNode reference) {
        if (!reference.isObject()) {
            return null;
        }
        String id = reference.path("id").asString("");
        JsonNode user = users.get(id).orElse(reference);
        return new Person(
                id,
                RedmineApi.textOrNull(user, "login"),
                RedmineApi.textOrNull(user, "mail"),
                RedmineApi.text(reference, "name"),
                user.path("status").asInt(1) != 3);
    }

    @Nullable
    Map<String, @Nullable Object> map(JsonNode reference) {
        Person person = person(reference);
        return person == null ? null : map(person);
    }

    Optional<Map<String, @Nullable Object>> byKey(String id) {
        return id.matches("\\d{1,9}") ? users.get(id).map(this::mapOfUser) : Optional.empty();
    }

    /** By e-mail address or login name; only administrators may search for them. */
    Optional<Map<String, @Nullable Object>> by(String attribute, String value) {
        String wanted = value.strip().toLowerCase(Locale.ROOT);
        JsonNode me = users.get(ME).orElseThrow();
        if (RedmineApi.text(me, attribute).toLowerCase(Locale.ROOT).equals(wanted)) {
            return Optional.of(mapOfUser(me));
        }
        JsonNode found = api.get(TrackerCall.get("/users.json")
                        .query("name", wanted)
                        .query("status", "1")
                        .query("limit", 100))
                .path("users");
        for (JsonNode user : found) {
            if (RedmineApi.text(user, attribute).toLowerCase(Locale.ROOT).equals(wanted)) {
                return Optional.of(mapOfUser(user));
            }
        }
        return Optional.empty();
    }

    /** The number of whom a rule assigned: by key of a look-up here, e-mail address, or login name. */
    String need(String field, Object value) {
        if (value instanceof Map<?, ?> map && map.get("email") == null && map.get("key") != null) {
            return byKey(map.get("key").toString())
                    .map(found -> String.valueOf(found.get("key")))
                    .orElseThrow(() -> unknown(field, String.valueOf(map.get("key"))));
        }
        Object email = value instanceof Map<?, ?> map ? map.get("email") : value;
        if (email == null) {
            throw TrackerFailure.ofField(
                    field,
                    "The person for '%s' has no e-mail address, so nobody can be found in Redmine. Use nodeHelper.getUserByEmail in the rule."
                            .formatted(field));
        }
        return by(email.toString().contains("@") ? "mail" : "login", email.toString())
                .map(found -> String.valueOf(found.get("key")))
                .orElseThrow(() -> unknown(field, email.toString()));
    }

    private static TrackerFailure unknown(String field, String value) {
        return TrackerFailure.ofField(
                field,
                "Redmine has no active user '%s' for '%s'. Add the person there, or leave the field out in the rule."
                        .formatted(value, field));
    }

    private Map<String, @Nullable Object> mapOfUser(JsonNode user) {
        String name = (RedmineApi.text(user, "firstname") + " " + RedmineApi.text(user, "lastname")).strip();
        return map(new Person(
                user.path("id").asString(""),
                RedmineApi.textOrNull(user, "login"),
                RedmineApi.textOrNull(user, "mail"),
                name,
                true));
    }

    private static Map<String, @Nullable Object> map(Person person) {
        Map<String, @Nullable Object> map = new LinkedHashMap<>();
        map.put("key", person.key());
        map.put("username", person.username());
        map.put("email", person.email());
        map.put("displayName", person.displayName());
        return map;
    }

    private Optional<JsonNode> ask(String id) {
        try {
            return api.find(TrackerCall.get("/users/" + id + ".json").query("include", "memberships"))
                    .map(answer -> answer.path("user"));
        } catch (TrackerFailure failure) {
            if (failure.kind() == Kind.FORBIDDEN && !id.equals(ME)) {
                return Optional.empty();
            }
            throw failure;
        }
    }

    private Set<String> askRights(String projectId) {
        Set<String> all = new TreeSet<>();
        for (JsonNode membership : users.get(ME).orElseThrow().path("memberships")) {
            if (membership.path("project").path("id").asString("").equals(projectId)) {
                for (JsonNode role : membership.path("roles")) {
                    api.get(TrackerCall.get("/roles/" + role.path("id").asString("") + ".json"))
                            .path("role")
                            .path("permissions")
                            .forEach(each -> all.add(each.asString("")));
                }
            }
        }
        return all;
    }
}
