package dev.syncline.salesforce;

import dev.syncline.connector.TrackerFailure;
import java.util.Map;

/** Finds the owner that a rule named: a user by id or e-mail address, a queue by id or name. */
final class Owners {

    private final People people;

    Owners(People people) {
        this.people = people;
    }

    /** The id of a person, given as a map of the hub model, an address, or an id of a user or queue. */
    String person(String field, Object value) {
        Object key = value instanceof Map<?, ?> map ? first(map, "key", "id") : value;
        if (key != null && isOwner(key.toString())) {
            return key.toString();
        }
        Object email = value instanceof Map<?, ?> map ? map.get("email") : value;
        if (email == null) {
            throw TrackerFailure.ofField(
                    field,
                    "The person for '%s' has no e-mail address, so nobody can be found in Salesforce. Use nodeHelper.getUserByEmail in the rule."
                            .formatted(field));
        }
        return people.byEmail(email.toString())
                .map(found -> String.valueOf(found.get("key")))
                .orElseThrow(() -> TrackerFailure.ofField(
                        field,
                        "Salesforce has no active user with the e-mail address '%s' for '%s'. Add one there, or leave the field out in the rule."
                                .formatted(email, field)));
    }

    /** The id of a queue, given by its id, its name or a map with one of them. */
    String queue(String field, Object value) {
        Object named = value instanceof Map<?, ?> map ? first(map, "id", "name") : value;
        String text = String.valueOf(named);
        if (isOwner(text)) {
            return text;
        }
        return people.queueNamed(text)
                .map(found -> String.valueOf(found.get("id")))
                .orElseThrow(() -> TrackerFailure.ofField(
                        field,
                        "Salesforce has no queue '%s'. Use the name or developer name that Setup, Queues shows."
                                .formatted(text)));
    }

    private static boolean isOwner(String text) {
        return SalesforceIds.isId(text) && (text.startsWith(People.USER) || text.startsWith(People.QUEUE));
    }

    private static @org.jspecify.annotations.Nullable Object first(Map<?, ?> map, String... parts) {
        for (String part : parts) {
            if (map.get(part) != null) {
                return map.get(part);
            }
        }
        return null;
    }
}
