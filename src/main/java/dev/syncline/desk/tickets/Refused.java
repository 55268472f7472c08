package dev.syncline.desk.tickets;

import dev.syncline.connector.TrackerFailure;
import dev.syncline.connector.TrackerFailure.Kind;
import java.util.Map;

/** The words in which the desk says no. */
public final class Refused {

    private Refused() {}

    /** What was given for a field cannot be. */
    public static TrackerFailure field(String field, String sentence) {
        return fields(Map.of(field, sentence));
    }

    /** What was given for some fields cannot be. */
    public static TrackerFailure fields(Map<String, String> sentences) {
        return new TrackerFailure(Kind.VALIDATION, String.join(" ", sentences.values()), sentences, null, null);
    }

    /** There is no such ticket. */
    public static TrackerFailure noTicket(String id) {
        return new TrackerFailure(
                Kind.NOT_FOUND, "There is no ticket '%s' on this desk. It may have been deleted.".formatted(id));
    }

    /** There is no such part of a ticket. */
    public static TrackerFailure noPart(String what, String id, String ticketKey) {
        return new TrackerFailure(
                Kind.NOT_FOUND, "Ticket %s has no %s '%s'. It may have been deleted.".formatted(ticketKey, what, id));
    }
}
