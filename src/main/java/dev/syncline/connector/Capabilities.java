package dev.syncline.connector;

import java.time.Duration;
import java.util.List;
import java.util.Set;

/**
 * What a tracker can do, asked for by the engine and the contract test alike.
 *
 * <p>What holds for one field, such as how long its text may be, is part of {@link EntityDescription}; comments are the
 * field {@code comments} there.
 *
 * @param entityTypes types that can be synchronised, the usual one first
 * @param correlation how a create whose answer was lost is recognised
 * @param stampResolution how far apart two changes must be to be told apart by their stamps alone; zero where every
 *     change has a mark of its own
 * @param ownReferences names for {@link Connector#findOwn}, such as {@code serviceInstance} or {@code queue}
 */
public record Capabilities(
        List<String> entityTypes,
        Set<Capability> offered,
        Correlation correlation,
        Duration stampResolution,
        FileLimits files,
        List<String> ownReferences) {

    public Capabilities {
        entityTypes = List.copyOf(entityTypes);
        offered = Set.copyOf(offered);
        ownReferences = List.copyOf(ownReferences);
    }

    /** Of a tracker with unique correlation, exact revisions, any kind of file and no references of its own. */
    public Capabilities(List<String> entityTypes, Set<Capability> offered, long maximumFileBytes) {
        this(
                entityTypes,
                offered,
                Correlation.UNIQUE_FIELD,
                Duration.ZERO,
                new FileLimits(maximumFileBytes, List.of(), List.of()),
                List.of());
    }

    /** One thing a tracker may or may not offer. */
    public enum Capability {
        COMMENTS,
        COMMENT_CHANGE,
        COMMENT_REMOVE,
        INTERNAL_COMMENTS,
        /** Comments can be written as somebody else; without it the draft's executor is ignored. */
        COMMENT_AUTHOR,
        ATTACHMENTS,
        ATTACHMENT_REMOVE,
        CUSTOM_FIELDS,
        /** Items list what was worked. */
        WORK_LOGS,
        /** Work can be booked, changed and removed. */
        WORK_LOG_CHANGE,
        WEBHOOKS,
        DELETE_NOTICES,
        /** A write against an old revision is refused; without it the expected revision is ignored. */
        VERSION_CHECK,
        /** Rules may call the tracker's own API. */
        RAW_CALLS
    }

    /** How the item of an earlier create is found. */
    public enum Correlation {
        /** The tracker refuses a second item with the same key: a repeated create returns the first. */
        UNIQUE_FIELD,
        /** The key is written on the item and searched for; only looking first keeps a repeated create from doubling. */
        MARKER_SEARCH
    }

    public boolean offers(Capability capability) {
        return offered.contains(capability);
    }
}
