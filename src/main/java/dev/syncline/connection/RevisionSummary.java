package dev.syncline.connection;

import java.time.Instant;

/** A revision without its texts, for lists. */
public record RevisionSummary(long number, Revision.State state, String author, String note, Instant created) {}
