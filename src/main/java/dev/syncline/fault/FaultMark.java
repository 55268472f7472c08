package dev.syncline.fault;

import java.time.DateTimeException;
import java.time.Instant;
import java.util.UUID;

/** A place in the list of open faults, newest first. */
public record FaultMark(Instant last, UUID id) {

    public static FaultMark of(Fault fault) {
        return new FaultMark(fault.last(), fault.id());
    }

    /**
     * Reads what {@link #text} wrote.
     *
     * @throws IllegalArgumentException when it is nothing of the kind
     */
    public static FaultMark read(String text) {
        int middle = text.indexOf('_');
        try {
            return new FaultMark(
                    Instant.parse(text.substring(0, Math.max(0, middle))), UUID.fromString(text.substring(middle + 1)));
        } catch (DateTimeException e) {
            throw new IllegalArgumentException("'" + text + "' is no place in a list of faults.", e);
        }
    }

    /** As a link carries it. */
    public String text() {
        return last + "_" + id;
    }
}
