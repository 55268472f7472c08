package dev.syncline.benchmark;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;

/** Measured times of one kind of thing. */
final class Times {

    private final List<Long> nanos = new ArrayList<>();

    void add(long measured) {
        nanos.add(measured);
    }

    /** The measured percentiles, in milliseconds. */
    @Override
    public String toString() {
        Collections.sort(nanos);
        return String.format(
                Locale.ROOT,
                "n=%d  p50 %.1f ms  p95 %.1f ms  p99 %.1f ms  max %.1f ms",
                nanos.size(),
                at(50),
                at(95),
                at(99),
                at(100));
    }

    private double at(int percent) {
        int place = (int) Math.ceil(percent / 100.0 * nanos.size()) - 1;
        return nanos.get(Math.max(0, place)) / 1e6;
    }
}
