package dev.syncline.item;

import java.util.Map;
import java.util.Optional;

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
    private static final int LONGEST = 200;

    private Farewell() {}

    /** Body of a {@link #DELETED} one whose item was merged into another; an earlier version takes no notice. */
    public static String mergedInto(String key) {
        return new Replica(Map.of(MERGED_INTO, key)).toJson();
    }

    /** Key of the other side's item that goes on in place of the one that is gone, where that was told in a way we know. */
    public static Optional<String> successor(String body) {
        try {
            return Replica.fromJson(body).hub().get(MERGED_INTO) instanceof String key && !key.isBlank()
                    ? Optional.of(key.length() > LONGEST ? key.substring(0, LONGEST) : key)
                    : Optional.empty();
        } catch (IllegalArgumentException unreadable) {
            return Optional.empty(); // that the item is gone is said by the kind, whatever stands in the body
        }
    }
}
