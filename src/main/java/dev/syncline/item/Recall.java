package dev.syncline.item;

/** Whether a message is about an item that was put back to an older state together with its node. */
public enum Recall {
    /** It is not. */
    NONE,
    /** It is: whoever knows the item leaves what this says aside, and answers with what it has. */
    ASKED,
    /** It was asked for, and is what its sender has. */
    ANSWERED;

    /** Kind of the envelope that answers where nothing leaves for the other side. */
    public static final String NOTHING = "nothing-to-recall";
}
