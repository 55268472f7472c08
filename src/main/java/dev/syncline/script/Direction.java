package dev.syncline.script;

/** Which way a rule looks. */
public enum Direction {
    OUTGOING,
    INCOMING
}
