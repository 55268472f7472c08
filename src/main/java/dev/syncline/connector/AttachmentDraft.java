package dev.syncline.connector;

/**
 * A file to be stored.
 *
 * @param size bytes the stream will deliver
 * @param sha256 lower-case hex digest the stored bytes must have
 */
public record AttachmentDraft(String filename, String mimetype, long size, String sha256, boolean internal) {}
