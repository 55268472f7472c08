package dev.syncline.connector;

import java.util.Optional;

/** Keeps a node from being bound to another tracker while that would do harm. */
public interface KindGuard {

    /** Why not now, as a sentence; empty when nothing stands against it. */
    Optional<String> objection();
}
