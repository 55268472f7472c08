package dev.syncline.connector.http;

import dev.syncline.connector.TrackerFailure;
import dev.syncline.connector.TrackerFailure.Effect;
import dev.syncline.connector.TrackerFailure.Kind;
import java.util.Map;
import java.util.function.Supplier;

/** Reading what a write that was made left behind. */
public final class AfterWrite {

    private AfterWrite() {}

    /** Reads; what could go better later leaves the outcome unknown, lest the write be made a second time. */
    public static <T> T read(Supplier<T> reading) {
        try {
            return reading.get();
        } catch (TrackerFailure failure) {
            if (failure.kind().effect() == Effect.ITEM_PARKS) {
                throw failure;
            }
            throw new TrackerFailure(
                    Kind.OUTCOME_UNKNOWN,
                    "The write was made, and what it left could not be read. " + failure.getMessage(),
                    Map.of(),
                    null,
                    failure);
        }
    }
}
