package dev.syncline.script.fence;

import groovy.lang.Range;
import java.util.Collection;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Counts what a walk over nested collections meets, shared parts as often as they are met. */
final class Weight {

    private static final int DEEPEST = 100;

    private long met;
    private long characters;

    void walk(@Nullable Object value, int depth) {
        if (value instanceof CharSequence text) {
            characters += text.length();
            Guards.length(characters);
        }
        if (Guards.isSingle(value)) {
            return;
        }
        if (depth > DEEPEST) {
            throw Guards.tooMuch("a value nested more than %d deep".formatted(DEEPEST));
        }
        if (value instanceof Range<?> range) {
            count(Guards.rangeSize(range));
        } else if (value instanceof Collection<?> elements) {
            count(elements.size());
            elements.forEach(each -> walk(each, depth + 1));
        } else if (value instanceof Map<?, ?> map) {
            count(map.size());
            map.forEach((key, each) -> {
                walk(key, depth + 1);
                walk(each, depth + 1);
            });
        } else if (value instanceof Object[] array) {
            count(array.length);
            for (Object each : array) {
                walk(each, depth + 1);
            }
        }
    }

    private void count(long elements) {
        met += elements;
        Budget.current().tick();
        if (met > Guards.MOST_ELEMENTS) {
            throw Guards.tooMuch("a structure of more than %d values".formatted(Guards.MOST_ELEMENTS));
        }
    }
}
