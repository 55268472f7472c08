package dev.syncline.transport;

/** The other node did not take what was sent, or gave no answer that can be believed. */
final class NotTaken extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final String sentence;
    private final boolean thisConnection;

    NotTaken(String sentence) {
        this(sentence, false);
    }

    private NotTaken(String sentence, boolean thisConnection) {
        super(sentence);
        this.sentence = sentence;
        this.thisConnection = thisConnection;
    }

    /** It was answered, and what was refused says nothing about other connections to the same node. */
    static NotTaken ofThisConnection(String sentence) {
        return new NotTaken(sentence, true);
    }

    String sentence() {
        return sentence;
    }

    boolean isOfThisConnection() {
        return thisConnection;
    }
}
