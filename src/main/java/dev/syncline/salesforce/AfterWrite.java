package dev.syncline.salesforce;

import dev.syncline.connector.TrackerFailure;
import java.util.Map;
import java.util.function.Supplier;

/** What is read after a write was done: if that fails, the write must be looked for and not be repeated. */
final class AfterWrite {

    private AfterWrite() {}

    static <T> T of(Supplier<T> reading) {
        try {
            return reading.get();
        } catch (TrackerFailure failure) {
            throw new TrackerFailure(
                    TrackerFailure.Kind.OUTCOME_UNKNOWN,
                    "Salesforce took a write and could not be read behind it: %s".formatted(failure.getMessage()),
                    Map.of(),
                    failure.comeBackIn().orElse(null),
                    failure);
        }
    }
}
