package dev.syncline.salesforce;

import dev.syncline.connector.ChangeStream;
import dev.syncline.connector.ChangesPage.Hint;
import dev.syncline.testing.Eventually;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/** Remembers what a stream told, and the places, as the engine would durably. */
final class HeardChanges implements ChangeStream.Listener {

    final Map<String, String> places = new ConcurrentHashMap<>();
    final List<Hint> hints = new CopyOnWriteArrayList<>();
    final AtomicInteger stirred = new AtomicInteger();
    final AtomicInteger lost = new AtomicInteger();
    volatile boolean broken;

    @Override
    public @Nullable String place(String topic) {
        return places.get(topic);
    }

    @Override
    public void heard(String topic, List<Hint> told, String place) {
        if (broken) {
            throw new IllegalStateException("The database is not there.");
        }
        hints.addAll(told);
        places.put(topic, place);
    }

    @Override
    public void lost(String topic) {
        places.remove(topic);
        lost.incrementAndGet();
    }

    @Override
    public void stirred() {
        stirred.incrementAndGet();
    }

    List<String> ids() {
        return hints.stream().map(hint -> hint.item().id()).toList();
    }

    /** Returns once so many hints were told, repeated ones among them. */
    void awaitHints(int count) {
        Eventually.holds(() -> count + " hints were told, not " + hints, () -> hints.size() >= count);
    }
}
