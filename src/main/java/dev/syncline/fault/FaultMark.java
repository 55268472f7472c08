package dev.syncline.fault;

import java.time.DateTimeException;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A place in the list of open faults, newest first. */
public record FaultMark(Instant last, UUID id) {

    /** Beyond these neither a database nor an administrator knows of a moment. */
    private static final Instant EARLIEST = Instant.EPOCH;

    private static final Instant LATEST = Instant.parse("9999-12-31T23:59:59Z");

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
            Instant last = Instant.parse(text.substring(0, Math.max(0, middle)));
            if (last.isBefore(EARLIEST) || last.isAfter(LATEST)) {
                throw nothing(text, null);
            }
            return new FaultMark(last, UUID.fromString(text.substring(middle + 1)));
        } catch (DateTimeException e) {
            throw nothing(text, e);
        }
    }

    private static IllegalArgumentException nothing(String text, @Nullable Exception cause) {
        return new IllegalArgumentException("'" + text + "' is no place in a list of faults.", cause);
    }

    /** As a link carries it. */
    public String text() {
        return last + "_" + id;
    }
}
