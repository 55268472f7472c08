package dev.syncline.connection;

import java.net.URI;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What is known of the other side before it is invited.
 *
 * @param address public address of its node; null when the administrator has none
 * @param nodeName how it calls itself; null when there is no address
 * @param local whether it is this very node
 * @param offers every mode, on offer or with the reason why not
 */
public record Destination(
        @Nullable URI address,
        @Nullable String nodeName,
        @Nullable String trackerKind,
        boolean local,
        Map<Connection.Mode, Offer> offers) {

    /** Whether a mode can be chosen; {@code why} says why not. */
    public record Offer(boolean available, @Nullable String why) {}
}
