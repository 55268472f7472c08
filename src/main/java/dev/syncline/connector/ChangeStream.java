package dev.syncline.connector;

import dev.syncline.connector.ChangesPage.Hint;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A tracker's own stream of changes that is being followed. */
public interface ChangeStream extends AutoCloseable {

    /** Hangs up; nothing is told any more once this has returned, but for what is being told at the moment. */
    @Override
    void close();

    /**
     * Who wants to know. Called by any thread, one at a time for each topic; what it throws makes the connector come
     * back later to the place that was kept last.
     */
    interface Listener {

        /** The place kept last; null when there is none, and the topic is followed from now on. */
        @Nullable
        String place(String topic);

        /**
         * Keeps hints and the place behind them, both or neither, durably before it returns. Hints may be repeated.
         *
         * @param topic a name of the connector's, the same after a restart and another for each instance; at most 400
         *     characters
         * @param hints empty when nothing but the place is new
         * @param place opaque to everybody else
         */
        void heard(String topic, List<Hint> hints, String place);

        /** The tracker does not know the place any more: the topic is followed from now on, and a poll comes at once. */
        void lost(String topic);

        /** Lets the next poll come at once: something changed that no hint names. */
        void stirred();
    }
}
