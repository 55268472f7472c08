package dev.syncline.transport;

import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The other node did not take what was sent, or gave no answer that can be believed. */
final class NotTaken extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final String sentence;
    private final boolean thisConnection;
    private final @Nullable Duration comeBackIn;

    NotTaken(String sentence) {
        this(sentence, false, null);
    }

    private NotTaken(String sentence, boolean thisConnection, @Nullable Duration comeBackIn) {
        super(sentence);
        this.sentence = sentence;
        this.thisConnection = thisConnection;
        this.comeBackIn = comeBackIn;
    }

    /** It was answered, and what was refused says nothing about other connections to the same node. */
    static NotTaken ofThisConnection(String sentence) {
        return new NotTaken(sentence, true, null);
    }

    /** The same, of an answer that may have said when to come back. */
    NotTaken comingBackIn(Optional<Duration> asked) {
        return new NotTaken(sentence, thisConnection, asked.orElse(null));
    }

    /** How long the other node asked to wait; empty when it did not. */
    Optional<Duration> comeBackIn() {
        return Optional.ofNullable(comeBackIn);
    }

    String sentence() {
        return sentence;
    }

    boolean isOfThisConnection() {
        return thisConnection;
    }
}
