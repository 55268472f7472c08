package dev.syncline.item;

import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** Kinds of envelopes that end a twin, and what they say. */
public final class Farewell {

    /** Somebody took the items off sync. */
    public static final String UNEXALATE = "unexalate";

    /** The item of the speaking side is gone. */
    public static final String DELETED = "deleted";

    /** What was to be copied came from the speaking side, by way of others, and is not copied there again. */
    public static final String CAME_BACK = "came-back";

    /** Body of one that says nothing else. */
    public static final String BODY = "{}";

    private static final String MERGED_INTO = "mergedInto";
    private static final String LINK = "mergedIntoLink";
    private static final int LONGEST = 200;
    private static final int LONGEST_LINK = 1000;
    private static final Pattern PAGE = Pattern.compile("https?://[\\x21-\\x7e]+");

    private Farewell() {}

    /**
     * Body of a {@link #DELETED} one whose item was merged into another; an earlier version takes no notice.
     *
     * @param link where a person opens the other one; empty where no browser could
     */
    public static String mergedInto(String key, String link) {
        return new Replica(link.isEmpty() ? Map.of(MERGED_INTO, key) : Map.of(MERGED_INTO, key, LINK, link)).toJson();
    }

    /** Key of the other side's item that goes on in place of the one that is gone, where that was told in a way we know. */
    public static Optional<String> successor(String body) {
        return text(body, MERGED_INTO).map(key -> key.length() > LONGEST ? key.substring(0, LONGEST) : key);
    }

    /** Where people of the other side open that item; empty where they were not told, or in no way we know. */
    public static Optional<String> successorLink(String body) {
        return text(body, LINK)
                .filter(link ->
                        link.length() <= LONGEST_LINK && PAGE.matcher(link).matches());
    }

    private static Optional<String> text(String body, String name) {
        try {
            return Replica.fromJson(body).hub().get(name) instanceof String text && !text.isBlank()
                    ? Optional.of(text)
                    : Optional.empty();
        } catch (IllegalArgumentException unreadable) {
            return Optional.empty(); // that the item is gone is said by the kind, whatever stands in the body
        }
    }
}
