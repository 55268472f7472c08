package dev.syncline.connection;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Where the invitation of a pending connection stands; the code itself is not kept.
 *
 * @param awaitingConfirmation whether somebody accepted without an address being given, so that the initiator must
 *     compare safety numbers and confirm
 */
public record InvitationState(
        Instant issued,
        Instant expires,
        boolean revoked,
        boolean awaitingConfirmation,
        @Nullable String safetyNumber) {}
