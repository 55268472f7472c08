package dev.syncline.transport;

import dev.syncline.queue.Outcome;
import dev.syncline.queue.Work;

/** Does what an envelope asks for; called in lane order, outside any transaction, and again after a crash. */
public interface EnvelopeReceiver {

    boolean receives(String kind);

    /** Handles the envelope; {@code work} is the queue row that carries it. */
    Outcome receive(Envelope envelope, Work work);
}
