package dev.syncline.queue;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/**
 * Says whether a connection's work may be done now; while a gate is closed its work waits, uncounted as a try.
 *
 * <p>Asked before every piece of work, so it answers from memory. A closed gate is looked at again on
 * {@link Queue#wake} and every few seconds.
 */
public interface Gate {

    boolean isOpen(UUID connection);

    /** The same for one kind of work. */
    default boolean isOpen(UUID connection, String kind) {
        return isOpen(connection);
    }

    /** What keeps work of this kind back, in a sentence for people; empty when nothing does, or nobody can say. */
    default Optional<String> reason(UUID connection, String kind) {
        return Optional.empty();
    }

    /** When a closed gate is looked at anew; empty when nobody can say, since something has to happen first. */
    default Optional<Instant> nextLook(UUID connection, String kind) {
        return Optional.empty();
    }
}
