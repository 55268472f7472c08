package dev.syncline.connector.http;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Function;

/** Answers that change rarely, each asked for anew after five minutes. */
public final class Remembered<T> {

    private static final Duration FRESH = Duration.ofMinutes(5);
    private static final int MOST = 2000;

    private record Answer<T>(T value, Instant until) {}

    private final Clock clock;
    private final Function<String, T> source;
    private final Map<String, Answer<T>> answers = Collections.synchronizedMap(new LinkedHashMap<>(64, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Answer<T>> eldest) {
            return size() > MOST;
        }
    });

    public Remembered(Clock clock, Function<String, T> source) {
        this.clock = clock;
        this.source = source;
    }

    public T get(String name) {
        Answer<T> known = answers.get(name);
        if (known == null || clock.instant().isAfter(known.until())) {
            known = new Answer<>(source.apply(name), clock.instant().plus(FRESH));
            answers.put(name, known);
        }
        return known.value();
    }

    public void forget(String name) {
        answers.remove(name);
    }
}
