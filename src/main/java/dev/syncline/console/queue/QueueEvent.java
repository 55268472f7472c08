package dev.syncline.console.queue;

import dev.syncline.queue.QueuedWork;
import dev.syncline.transport.Envelope;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One change on its way, as the console names it.
 *
 * @param incoming whether it came from the other side
 * @param type what it does, in a word or two
 * @param number its number among what the sending side sent on the connection; null before it has one
 * @param twin which pair it belongs to; null where it belongs to none yet
 * @param envelope what travels; null before the rule made it
 */
public record QueueEvent(
        QueuedWork queued,
        boolean incoming,
        String type,
        @Nullable Long number,
        @Nullable UUID twin,
        @Nullable Envelope envelope) {}
