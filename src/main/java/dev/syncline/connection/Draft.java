package dev.syncline.connection;

import java.time.Instant;

/**
 * Rules somebody is writing and has not published; one for each connection and person.
 *
 * @param basedOn number of the revision it was started from
 * @param version how often it was kept, so that two windows do not overwrite each other
 */
public record Draft(
        ConnectionId connection,
        String author,
        long basedOn,
        String outgoing,
        String incoming,
        String note,
        long version,
        Instant saved) {

    /** That somebody has a draft, without its text. */
    public record Notice(String author, long basedOn, Instant saved) {}

    /** Whether a draft is of the same words as this. */
    boolean says(String otherOutgoing, String otherIncoming, String otherNote) {
        return outgoing.equals(otherOutgoing) && incoming.equals(otherIncoming) && note.equals(otherNote);
    }
}
