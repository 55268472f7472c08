package dev.syncline.transport;

import dev.syncline.queue.Outcome;
import dev.syncline.queue.Work;
import org.jspecify.annotations.Nullable;

/** Does what an envelope asks for; called in lane order, outside any transaction, and again after a crash. */
public interface EnvelopeReceiver {

    boolean receives(String kind);

    /**
     * Why an envelope that just came in can never be kept, in one sentence; null when it can. Asked before anything is
     * stored, so it looks at the body alone.
     */
    default @Nullable String flaw(String body) {
        return null;
    }

    /** Handles the envelope; {@code work} is the queue row that carries it. */
    Outcome receive(Envelope envelope, Work work);

    /** An administrator left the envelope out for good, for this reason; called in the transaction that drops it. */
    default void skipped(Envelope envelope, String reason) {}
}
