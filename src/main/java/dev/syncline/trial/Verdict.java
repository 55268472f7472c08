package dev.syncline.trial;

/** How the outcome of a trial compares: an item with what is there, a past sync with what happened then. */
public enum Verdict {
    /** Not tried yet. */
    PENDING,
    /** Nothing would be different. */
    SAME,
    /** Something would be. */
    DIFFERENT,
    /** The rule would fail, or what it did could not be written. */
    FAULT,
    /** It could not be tried. */
    MISSING
}
