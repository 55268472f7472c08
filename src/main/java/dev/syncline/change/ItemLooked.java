package dev.syncline.change;

/** Published, in the same transaction where there is one, when an item that may have changed was looked at. */
public record ItemLooked(ItemChanged change, Result result) {

    /** What the look led to. */
    public enum Result {
        /** It was news, and was sent. */
        SENT,
        /** The other side knows it all. */
        SAME,
        /** The item parks: somebody must look at it first. */
        FAILED,
        /** The item is no longer under sync. */
        GONE
    }
}
