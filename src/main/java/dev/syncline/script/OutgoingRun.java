package dev.syncline.script;

import dev.syncline.item.Item;
import dev.syncline.item.Replica;
import dev.syncline.item.Trace;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One run of an outgoing rule.
 *
 * @param lastSent the replica last sent for this item, null before the first
 * @param traces comments and files known on both sides; they give parts their {@code remoteId}
 */
public record OutgoingRun(
        Rule rule,
        Item item,
        @Nullable Replica lastSent,
        List<Trace> traces,
        ConnectionFacts connection,
        TrackerPort tracker) {}
