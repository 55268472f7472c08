package dev.syncline.connector.http;

import dev.syncline.connector.TrackerFailure;
import org.jspecify.annotations.Nullable;

/** Reads a failure from what a tracker says about it. */
@FunctionalInterface
public interface ErrorReader {

    /** What a refusal means; null to go by its status alone. Its body holds at most 64 KiB. */
    @Nullable
    TrackerFailure read(TrackerAnswer answer);
}
