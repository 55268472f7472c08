package dev.syncline.transport;

import dev.syncline.connection.ConnectionId;
import java.util.UUID;

/**
 * One numbered message between two nodes.
 *
 * @param connection the receiving side's id when received, the sending side's when sent
 * @param twin the lane it belongs to
 * @param kind such as {@code sync}, {@code applied}, {@code refused}, {@code unexalate}, {@code deleted}
 * @param body JSON
 */
public record Envelope(
        ConnectionId connection,
        UUID incarnation,
        long sequence,
        UUID twin,
        String kind,
        String subject,
        String body) {}
