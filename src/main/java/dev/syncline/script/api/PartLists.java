package dev.syncline.script.api;

import java.util.Map;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** The properties of an item that are lists, and what may stand in them. */
final class PartLists {

    private static final Map<String, String> PARTS =
            Map.of("comments", "comments", "attachments", "files", "workLogs", "work logs", "labels", "labels");

    private PartLists() {}

    /**
     * Refuses what is no such list.
     *
     * @param owner how the rule calls the item
     * @param isPart what may stand in a list; a label may be a text, too
     * @throws CannotTravel naming the property and what it holds
     */
    static void check(String owner, HubObject item, Predicate<Object> isPart) {
        PARTS.forEach((name, parts) -> {
            Predicate<Object> fits = name.equals("labels") ? isPart.or(CharSequence.class::isInstance) : isPart;
            Object wrong = wrong(item.get(name), fits);
            if (wrong != null) {
                throw new CannotTravel(
                        owner + "." + name, "takes a list of %s, and holds %s.".formatted(parts, kind(wrong)));
            }
        });
    }

    private static @Nullable Object wrong(@Nullable Object value, Predicate<Object> fits) {
        if (value instanceof Iterable<?> list) {
            for (Object each : list) {
                if (each != null && !fits.test(each)) {
                    return each;
                }
            }
            return null;
        }
        return value instanceof Object[] ? null : value;
    }

    private static String kind(Object value) {
        String name = value.getClass().getSimpleName();
        return ("AEIOU".indexOf(name.charAt(0)) >= 0 ? "an " : "a ") + name;
    }
}
