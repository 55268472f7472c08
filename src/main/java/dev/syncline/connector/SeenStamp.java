package dev.syncline.connector;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.LongPredicate;

/**
 * What was listed with one stamp; times in milliseconds, by the clock of this node.
 *
 * @param first when the first of the fresh lines was seen
 * @param last when the last of them was
 * @param fresh lines whose item may have been changed once more with this stamp since
 * @param over the others
 */
record SeenStamp(long stamp, long first, long last, RowHashes fresh, RowHashes over) {

    static SeenStamp none(long stamp) {
        return new SeenStamp(stamp, 0, 0, RowHashes.NONE, RowHashes.NONE);
    }

    /** What lines of this stamp lead to: those to be reported, and what is known then. */
    record Looked(List<StampedRow> reported, SeenStamp then) {}

    /**
     * Looks at lines of this stamp.
     *
     * @param rows by hash
     * @param at when a line that is not known was seen
     * @param reportNew whether one that is not known is reported; else as if it had been seen before
     * @param isOver whether no other change of the stamp is hidden any more in what was seen at a time
     */
    Looked look(Map<Long, StampedRow> rows, long at, boolean reportNew, LongPredicate isOver) {
        List<StampedRow> reported = new ArrayList<>();
        Set<Long> added = new HashSet<>();
        Set<Long> passed = new HashSet<>();
        rows.forEach((hash, row) -> {
            if (over.contains(hash)) {
                return;
            }
            boolean isKnown = fresh.contains(hash) || !reportNew;
            boolean isDue = isKnown && isOver.test(fresh.contains(hash) ? last : at);
            if (isDue || !isKnown) {
                reported.add(row);
            }
            if (isDue) {
                passed.add(hash);
            } else if (!fresh.contains(hash)) {
                added.add(hash);
            }
        });
        return new Looked(reported, passed(passed).added(added, at));
    }

    private SeenStamp passed(Set<Long> hashes) {
        return hashes.isEmpty()
                ? this
                : new SeenStamp(stamp, first, last, fresh.only(hash -> !hashes.contains(hash)), over.with(hashes));
    }

    private SeenStamp added(Set<Long> hashes, long at) {
        if (hashes.isEmpty()) {
            return this;
        }
        long since = fresh.isEmpty() ? at : Math.min(first, at);
        return new SeenStamp(stamp, since, Math.max(last, at), fresh.with(hashes), over);
    }

    boolean isFresh() {
        return !fresh.isEmpty();
    }

    /** Nothing of it is to be reported once more. */
    SeenStamp settled() {
        return isFresh() ? new SeenStamp(stamp, 0, 0, RowHashes.NONE, over.with(fresh)) : this;
    }

    /** After a listing of the whole stamp; what is not listed any more has another one, and is news if it comes back. */
    SeenStamp only(Set<Long> hashes) {
        return new SeenStamp(stamp, first, last, fresh.only(hashes::contains), over.only(hashes::contains));
    }

    /** The same for a clock that was set back meanwhile: nothing was seen later than now, and when first is not known. */
    SeenStamp notAfter(long now) {
        return last <= now ? this : new SeenStamp(stamp, 0, now, fresh, over);
    }
}
