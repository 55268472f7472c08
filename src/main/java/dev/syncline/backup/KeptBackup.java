package dev.syncline.backup;

import java.time.Instant;

/**
 * One copy of the embedded database.
 *
 * @param made when, as its name says
 * @param why it was made, in a few words
 */
public record KeptBackup(String name, Instant made, String why, long bytes) {}
