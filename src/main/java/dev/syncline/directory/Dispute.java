package dev.syncline.directory;

import java.net.URI;
import java.time.Instant;

/**
 * A claim to a tracker that another node already has.
 *
 * @param fingerprint of the key of the node that was refused
 * @param address where that node is
 */
public record Dispute(URI tracker, String fingerprint, String address, Instant refused) {}
