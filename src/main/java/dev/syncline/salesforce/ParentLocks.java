package dev.syncline.salesforce;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Lets this process write one record at a time below each parent, because Salesforce locks the parent's row too, and
 * refuses who waits for it longer than ten seconds.
 *
 * @see <a href="https://developer.salesforce.com/docs/atlas.en-us.draes.meta/draes/draes_tradeoff_granular_locking.htm">Record locking</a>
 */
final class ParentLocks {

    private static final int LOCKS = 128;
    private static final int REMEMBERED = 20_000;

    private final ReentrantLock[] locks = new ReentrantLock[LOCKS];
    private final Map<String, String> parents = Collections.synchronizedMap(new LinkedHashMap<>(64, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, String> eldest) {
            return size() > REMEMBERED;
        }
    });

    ParentLocks() {
        for (int at = 0; at < LOCKS; at++) {
            locks[at] = new ReentrantLock();
        }
    }

    /** Learns below which parent a record is written; null for none. */
    void learn(String record, @Nullable String parent) {
        if (parent == null) {
            parents.remove(record);
        } else {
            parents.put(record, parent);
        }
    }

    /** Does something while nobody else writes below the same parent. */
    <T> T holding(String record, Supplier<T> write) {
        String parent = parents.getOrDefault(record, record);
        ReentrantLock lock = locks[Math.floorMod(parent.hashCode(), LOCKS)];
        lock.lock();
        try {
            return write.get();
        } finally {
            lock.unlock();
        }
    }
}
