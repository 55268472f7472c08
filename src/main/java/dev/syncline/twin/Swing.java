package dev.syncline.twin;

import java.util.ArrayList;
import java.util.List;

/**
 * How often a field was changed back right after it was written for the other side.
 *
 * @param answered whether somebody here changed it since it was written last
 * @param held digests of what it held here, before and after such writes
 * @param atOnce how often in a row it came back to one of these before anybody had looked at what was written
 * @param later the same after somebody had looked, with nothing else changing on the item
 */
public record Swing(boolean answered, List<String> held, int atOnce, int later) {

    private static final int MOST = 20;

    /** No person undoes a write so often, each time before the item was looked at once. */
    private static final int AT_ONCE = 5;

    private static final int LATER = 20;

    public Swing {
        held = List.copyOf(held);
    }

    /** The first write over a value. */
    static Swing first(String held) {
        return new Swing(false, List.of(held), 0, 0);
    }

    /** Written once more; what stayed as it was written begins anew. */
    Swing written(String before) {
        return answered ? new Swing(false, held, atOnce, later) : first(before);
    }

    /** Found with another value than the one written. */
    Swing found(String now, boolean first, boolean alone) {
        boolean back = held.contains(now);
        List<String> all = new ArrayList<>(held);
        if (!back && all.size() < MOST) {
            all.add(now);
        }
        int fast = back && first ? atOnce + 1 : atOnce;
        int slow = alone ? later + (back && !first ? 1 : 0) : 0;
        return new Swing(true, all, fast, slow);
    }

    /** Whether this goes on by itself. */
    boolean isEndless() {
        return atOnce >= AT_ONCE || later >= LATER;
    }
}
