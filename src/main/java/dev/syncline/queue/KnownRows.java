package dev.syncline.queue;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Ids of rows in memory, so that a row read from the table is not taken twice.
 *
 * <p>A row that left the table stays known until every reading begun before has ended: such a reading may still
 * bring it.
 */
final class KnownRows {

    private final Set<Long> ids = new HashSet<>();
    private final List<Long> left = new ArrayList<>();

    synchronized boolean contains(long id) {
        return ids.contains(id);
    }

    synchronized void add(long id) {
        ids.add(id);
    }

    synchronized void forget(long id) {
        ids.remove(id);
    }

    synchronized void leave(Collection<Long> gone) {
        left.addAll(gone);
    }

    /** Forgets what left the table; called by the one thread that reads, between two readings. */
    synchronized void purge() {
        left.forEach(ids::remove);
        left.clear();
    }
}
