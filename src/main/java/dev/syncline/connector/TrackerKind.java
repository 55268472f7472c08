package dev.syncline.connector;

/** A kind of tracker this node could speak for; each connector module offers one. */
public interface TrackerKind {

    /** Short name used in settings and in {@link dev.syncline.item.ItemRef#tracker()}. */
    String name();

    /** Name for people. */
    String displayName();

    /** A connector bound to the given settings. */
    Connector open(TrackerSettings settings);
}
