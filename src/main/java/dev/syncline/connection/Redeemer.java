package dev.syncline.connection;

import dev.syncline.node.NodeKey;
import java.net.URI;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Who redeems an invitation, as it says itself.
 *
 * @param connection its own id of the connection
 * @param address its public address; null when it is private
 * @param shortName how its administrator calls it
 */
record Redeemer(UUID connection, NodeKey key, @Nullable URI address, String shortName) {}
