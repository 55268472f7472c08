package dev.syncline.xurrent.simulator;

import com.sun.net.httpserver.Headers;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import org.jspecify.annotations.Nullable;

/** What was spent of one allowance within a time that rolls. */
final class Spent {

    private final int allowed;
    private final Deque<Entry> entries = new ArrayDeque<>();
    private int sum;
    private int most;

    private record Entry(Instant at, int amount) {}

    Spent(int allowed) {
        this.allowed = allowed;
    }

    /** How long nothing that costs as much is taken; null where it is taken at once. */
    @Nullable
    Duration wait(int amount, Duration window, Instant now) {
        forget(now.minus(window));
        int left = sum + amount - allowed;
        if (left <= 0) {
            return null;
        }
        for (Entry entry : entries) {
            left -= entry.amount();
            if (left <= 0) {
                return Duration.between(now, entry.at().plus(window));
            }
        }
        return window;
    }

    void add(int amount, Instant now) {
        entries.addLast(new Entry(now, amount));
        sum += amount;
        most = Math.max(most, sum);
    }

    /** Spends what is left. */
    void useUp(Instant now) {
        add(Math.max(0, allowed - sum), now);
    }

    /** The most within any one window. */
    int most() {
        return most;
    }

    /** Which moment the header names is not documented; here it is when the first of what was spent comes back. */
    void tell(Headers headers, String name, Duration window, Instant now) {
        forget(now.minus(window));
        Entry first = entries.peekFirst();
        Instant reset = (first == null ? now : first.at()).plus(window).plusMillis(999);
        headers.set(name + "-limit", String.valueOf(allowed));
        headers.set(name + "-remaining", String.valueOf(Math.max(0, allowed - sum)));
        headers.set(name + "-reset", String.valueOf(reset.getEpochSecond()));
    }

    private void forget(Instant before) {
        for (Entry first = entries.peekFirst();
                first != null && !first.at().isAfter(before);
                first = entries.peekFirst()) {
            sum -= first.amount();
            entries.removeFirst();
        }
    }
}
