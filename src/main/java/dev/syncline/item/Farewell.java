package dev.syncline.item;

/** Kinds of envelopes, without a body of their own, that end a twin. */
public final class Farewell {

    /** Somebody took the items off sync. */
    public static final String UNEXALATE = "unexalate";

    /** The item of the speaking side is gone. */
    public static final String DELETED = "deleted";

    /** Body of either. */
    public static final String BODY = "{}";

    private Farewell() {}
}
