package dev.syncline.item;

/** Kinds of envelopes, without a body of their own, that end a twin. */
public final class Farewell {

    /** Somebody took the items off sync. */
    public static final String UNEXALATE = "unexalate";

    /** The item of the speaking side is gone. */
    public static final String DELETED = "deleted";

    /** What was to be copied came from the speaking side, by way of others, and is not copied there again. */
    public static final String CAME_BACK = "came-back";

    /** Body of each. */
    public static final String BODY = "{}";

    private Farewell() {}
}
