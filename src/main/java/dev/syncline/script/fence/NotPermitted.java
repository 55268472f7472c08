package dev.syncline.script.fence;

/** Something in a rule's text that no rule may contain. */
final class NotPermitted extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final int line;

    NotPermitted(int line, String message) {
        super(message);
        this.line = line;
    }

    int line() {
        return line;
    }
}
