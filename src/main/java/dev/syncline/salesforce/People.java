package dev.syncline.salesforce;

import static dev.syncline.salesforce.Json.text;

import dev.syncline.connector.TrackerFailure;
import dev.syncline.connector.TrackerFailure.Kind;
import dev.syncline.item.Person;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Users, and queues that own records in their stead; kept for ten minutes. */
final class People {

    static final String USER = "005";
    static final String QUEUE = "00G";
    private static final String USERS = "SELECT Id, Name, Email, Username, IsActive FROM User WHERE ";
    private static final String QUEUES = "SELECT Id, Name, DeveloperName FROM Group WHERE Type = 'Queue' AND ";
    private static final Duration GOOD_FOR = Duration.ofMinutes(10);
    private static final int MOST = 20_000;

    private final SalesforceApi api;
    private final Map<String, Known> known = new ConcurrentHashMap<>();

    /** A user, or a queue, of which only key and name are known. */
    private record Known(Person person, Instant since) {}

    People(SalesforceApi api) {
        this.api = api;
    }

    /** Learns in one call who all of these are; what nobody tells is known by its id only. */
    void learn(Collection<String> ids) {
        Set<String> unknown = new LinkedHashSet<>();
        ids.stream()
                .filter(id -> id.startsWith(USER) || id.startsWith(QUEUE))
                .filter(id -> !known.containsKey(id)
                        || known.get(id).since().plus(GOOD_FOR).isBefore(api.now()))
                .forEach(unknown::add);
        if (unknown.isEmpty()) {
            return;
        }
        if (known.size() > MOST) {
            known.clear();
        }
        Composite call = api.composite();
        ask(call, "users", USERS, unknown, USER);
        ask(call, "queues", QUEUES, unknown, QUEUE);
        Composite.Answers answers = call.send();
        unknown.forEach(id -> keep(new Person(id, null, null, null, true)));
        for (String part : List.of("users", "queues")) {
            rows(answers, part).forEach(row -> keep(person(row)));
        }
    }

    /** Somebody who was learned before. */
    @Nullable
    Person person(@Nullable String id) {
        Known one = id == null ? null : known.get(id);
        return one == null ? null : one.person();
    }

    /** Somebody as items show people; null for a queue. */
    @Nullable
    Map<String, @Nullable Object> map(@Nullable String id) {
        Person person = id == null || id.startsWith(QUEUE) ? null : person(id);
        return person == null ? null : map(person);
    }

    /** A queue as items show it; null for a user. */
    @Nullable
    Map<String, @Nullable Object> queue(@Nullable String id) {
        Person queue = id == null || !id.startsWith(QUEUE) ? null : person(id);
        return queue == null ? null : named(id, queue.displayName());
    }

    Optional<Map<String, @Nullable Object>> byEmail(String email) {
        return one(USERS + "IsActive = TRUE AND Email = " + Soql.quoted(email.strip()));
    }

    Optional<Map<String, @Nullable Object>> byUsername(String name) {
        return one(USERS + "Username = " + Soql.quoted(name.strip()));
    }

    Optional<Map<String, @Nullable Object>> byId(String id) {
        return SalesforceIds.isId(id) && id.startsWith(USER)
                ? one(USERS + "Id = " + Soql.quoted(id))
                : Optional.empty();
    }

    /** A queue by its name or developer name. */
    Optional<Map<String, @Nullable Object>> queueNamed(String name) {
        String quoted = Soql.quoted(name.strip());
        return api
                .query(QUEUES + "(Name = " + quoted + " OR DeveloperName = " + quoted + ") ORDER BY Id LIMIT 1")
                .stream()
                .findFirst()
                .map(row -> named(text(row, "Id"), text(row, "Name")));
    }

    private Optional<Map<String, @Nullable Object>> one(String soql) {
        return api.query(soql + " ORDER BY Id LIMIT 1").stream().findFirst().map(row -> map(person(row)));
    }

    private void keep(Person person) {
        known.put(String.valueOf(person.key()), new Known(person, api.now()));
    }

    private static void ask(Composite call, String name, String soql, Collection<String> ids, String prefix) {
        List<String> wanted = ids.stream().filter(id -> id.startsWith(prefix)).toList();
        if (!wanted.isEmpty()) {
            call.query(name, soql + "Id IN " + Soql.list(wanted));
        }
    }

    /** Without the permission to see people, their ids must do. */
    private static List<JsonNode> rows(Composite.Answers answers, String part) {
        if (!answers.has(part)) {
            return List.of();
        }
        TrackerFailure failure = answers.failure(part, FieldNames.none());
        boolean hidden = failure != null && (failure.kind() == Kind.VALIDATION || failure.kind() == Kind.FORBIDDEN);
        return hidden ? List.of() : answers.records(part);
    }

    private static Person person(JsonNode row) {
        return new Person(
                text(row, "Id"),
                Json.textOrNull(row, "Username"),
                Json.textOrNull(row, "Email"),
                Json.textOrNull(row, "Name"),
                row.path("IsActive").asBoolean(true));
    }

    private static Map<String, @Nullable Object> map(Person person) {
        Map<String, @Nullable Object> map = new LinkedHashMap<>();
        map.put("key", person.key());
        map.put("username", person.username());
        map.put("email", person.email());
        map.put("displayName", person.displayName());
        return map;
    }

    private static Map<String, @Nullable Object> named(@Nullable String id, @Nullable String name) {
        Map<String, @Nullable Object> map = new LinkedHashMap<>();
        map.put("id", id);
        map.put("name", name);
        return map;
    }
}
