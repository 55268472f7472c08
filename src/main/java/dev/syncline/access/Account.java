package dev.syncline.access;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A person who may use the console. */
public record Account(
        UUID id, String name, Instant created, @Nullable Instant lastSignIn) {}
