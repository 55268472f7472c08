package dev.syncline.script;

import java.util.UUID;

/**
 * The text of one rule in one revision of one connection.
 *
 * @param connection whose rule it is; compiled code is never shared between connections
 */
public record Rule(UUID connection, long revision, Direction direction, String source) {}
