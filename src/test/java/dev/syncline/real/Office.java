package dev.syncline.real;

import dev.syncline.torture.Field;
import dev.syncline.torture.Place;
import dev.syncline.torture.Ticket;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * What people of one side do at their tracker through its own API, and what they see there.
 *
 * <p>Statuses are called {@code new}, {@code open}, {@code stalled}, {@code resolved} and {@code rejected} on both sides,
 * the custom field Floor is {@link Field#ROOM}, and words may hold a token such as {@code {c12 v12}}.
 */
interface Office {

    /** Statuses that people choose. */
    default List<String> statuses() {
        return List.of("open", "stalled", "resolved", "rejected");
    }

    Place place();

    /** Makes a ticket and returns its number. */
    String create(String subject, String description);

    void write(String id, Field field, String value);

    /** Says something in public, or among colleagues only. */
    void say(String id, String words, boolean internal);

    /** Whether what was said may be said otherwise later. */
    boolean rewrites();

    /** Whether the tracker opens a ticket by itself when somebody says something on it. */
    default boolean opensBySaying() {
        return !rewrites();
    }

    void rewrite(String comment, String words);

    void attach(String id, String filename, byte[] content);

    /** Deletes a ticket as people do; empty where they cannot. */
    default Optional<Consumer<String>> deleting() {
        return Optional.empty();
    }

    /** The numbers of tickets, all of them or those with a word in their subject. */
    List<String> ids(String word);

    /** A ticket with what it shows, save what this side said among its own people. */
    Ticket read(String id);

    /** Takes out what somebody said on a ticket, and leaves other words; empty where nobody can. */
    default Optional<Redaction> redacting() {
        return Optional.empty();
    }

    /** Other words for a comment of a ticket. */
    @FunctionalInterface
    interface Redaction {

        void leave(String id, String comment, String words);
    }

    /** Ends whatever goes wrong until somebody ends it. */
    default void calm() {}

    /** Ends the server as its administrator does, and starts it again. */
    void restart();

    /** The server did not do what it was asked for. */
    final class Refused extends RuntimeException {

        private static final long serialVersionUID = 1L;

        Refused(String call, int status, String answer) {
            super(call + " was answered by " + status + " " + answer);
        }
    }
}
