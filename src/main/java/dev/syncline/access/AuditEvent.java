package dev.syncline.access;

import java.time.Instant;

/**
 * One thing somebody did.
 *
 * @param number place in the chain, from 1
 * @param who name of the user or token, or {@code system}
 * @param what past tense, such as {@code added a user}
 * @param subject to what, never a secret
 */
public record AuditEvent(long number, Instant when, String who, String what, String subject) {}
