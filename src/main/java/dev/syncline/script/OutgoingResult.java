package dev.syncline.script;

import dev.syncline.item.Replica;
import java.util.List;

/**
 * What an outgoing rule left behind.
 *
 * @param replica empty when the rule chose to send nothing
 * @param log what the rule wrote to {@code log}, one line each
 */
public record OutgoingResult(Replica replica, List<String> log) {}
