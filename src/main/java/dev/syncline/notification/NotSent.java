package dev.syncline.notification;

/** Why a notification did not go out, in a sentence that says what to do; it never quotes a secret. */
public final class NotSent extends RuntimeException {

    private static final long serialVersionUID = 1L;

    NotSent(String message) {
        super(message);
    }
}
