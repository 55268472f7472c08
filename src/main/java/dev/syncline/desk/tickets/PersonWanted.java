package dev.syncline.desk.tickets;

import dev.syncline.item.Person;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Somebody as a field names them: by e-mail address, else by user name, else by key.
 *
 * <p>A key alone counts only together with the right name: keys of another tracker look like ours.
 */
record PersonWanted(
        @Nullable String key,
        @Nullable String userName,
        @Nullable String email,
        @Nullable String displayName) {

    static PersonWanted of(@Nullable Object value) {
        if (value instanceof Map<?, ?> map) {
            return new PersonWanted(
                    part(map, "key"), part(map, "username"), part(map, "email"), part(map, "displayName"));
        }
        String text = CleanText.line(String.valueOf(value));
        return text.contains("@") ? new PersonWanted(null, null, text, null) : new PersonWanted(null, text, null, null);
    }

    Optional<Person> find(People people) {
        if (email != null) {
            return people.byEmail(email).or(() -> userName == null ? Optional.empty() : people.byUserName(userName));
        }
        if (userName != null) {
            return people.byUserName(userName);
        }
        return key == null
                ? Optional.empty()
                : people.byKey(key).filter(person -> displayName == null || displayName.equals(person.displayName()));
    }

    /** The person, added when there is enough to know them by. */
    Optional<Person> obtain(People people) {
        return email == null && userName == null
                ? Optional.empty()
                : Optional.of(people.obtain(displayName, userName, email));
    }

    /** What to call them in a sentence. */
    String words() {
        for (String each : new @Nullable String[] {email, userName, displayName, key}) {
            if (each != null) {
                return each;
            }
        }
        return "";
    }

    private static @Nullable String part(Map<?, ?> map, String name) {
        Object value = map.get(name);
        String text = value == null ? "" : CleanText.line(String.valueOf(value));
        return text.isEmpty() ? null : text;
    }
}
