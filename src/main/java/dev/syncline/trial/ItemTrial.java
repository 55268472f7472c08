package dev.syncline.trial;

import org.jspecify.annotations.Nullable;

/**
 * What rules would do with one item as it is now.
 *
 * @param key as it was asked for
 * @param outgoing null when the item could not be read
 * @param incoming what the replica that came in last would write now; null when none ever came in
 * @param trouble why the item could not be tried; null when it could
 */
public record ItemTrial(
        String key,
        @Nullable OutgoingTrial outgoing,
        @Nullable IncomingTrial incoming,
        @Nullable String trouble) {

    static ItemTrial not(String key, String trouble) {
        return new ItemTrial(key, null, null, trouble);
    }

    public Verdict verdict() {
        if (trouble != null) {
            return Verdict.MISSING;
        }
        if (outgoing != null && outgoing.fault() != null || incoming != null && incoming.fault() != null) {
            return Verdict.FAULT;
        }
        boolean does = outgoing != null && outgoing.news()
                || incoming != null && !incoming.changes().isEmpty();
        return does ? Verdict.DIFFERENT : Verdict.SAME;
    }

    /** The outcome in one line. */
    public String summary() {
        if (trouble != null) {
            return trouble;
        }
        String out = outgoing == null ? "" : "Outgoing: " + outgoing.summary();
        return incoming == null ? out : out + " Incoming: " + incoming.summary();
    }
}
