package dev.syncline.connector;

import java.util.List;
import java.util.Set;

/**
 * What a tracker can do, asked for by the engine and the contract test alike.
 *
 * @param entityTypes types that can be synchronised, the usual one first
 * @param maximumAttachmentBytes largest file the tracker takes
 */
public record Capabilities(List<String> entityTypes, Set<Capability> offered, long maximumAttachmentBytes) {

    /** One thing a tracker may or may not offer. */
    public enum Capability {
        COMMENTS,
        COMMENT_CHANGE,
        COMMENT_REMOVE,
        INTERNAL_COMMENTS,
        ATTACHMENTS,
        ATTACHMENT_REMOVE,
        CUSTOM_FIELDS,
        WEBHOOKS,
        DELETE_NOTICES
    }

    public boolean offers(Capability capability) {
        return offered.contains(capability);
    }
}
