package dev.syncline.script;

import dev.syncline.item.Trace;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What an incoming rule left behind.
 *
 * @param difference what is still to be written
 * @param attachTo the existing item the rule chose as the twin, where it did
 * @param traces what the rule registered itself
 * @param syncBack whether the rule asked for a sync back after processing
 * @param wishes other items the rule asked to bring under sync, or to take off
 * @param log what the rule wrote to {@code log}, one line each
 * @param assignedIn field to the line of the rule that gave it its value last
 */
public record IncomingResult(
        Difference difference,
        @Nullable LocalKey attachTo,
        List<Trace> traces,
        boolean syncBack,
        SyncWishes wishes,
        List<String> log,
        Map<String, Integer> assignedIn) {}
