package dev.syncline.salesforce.pubsub;

/** An event or a schema that is none this node understands; the message says what is wrong and shows nothing of it. */
final class UnreadableEvent extends Exception {

    private static final long serialVersionUID = 1L;

    UnreadableEvent(String message) {
        super(message);
    }
}
