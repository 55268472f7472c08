package dev.syncline.console.queue;

import org.jspecify.annotations.Nullable;

/**
 * Why a change waits.
 *
 * @param sentence for people
 * @param link what it waits for, in two or three words; null where there is nothing to go to
 * @param to the page of that
 */
public record Wait(
        String sentence, @Nullable String link, @Nullable String to) {

    static Wait plain(String sentence) {
        return new Wait(sentence, null, null);
    }
}
