package dev.syncline.script.fence;

/** A rule named a method or property that is not there; a rule may catch it. */
public final class MissingMember extends RuntimeException {

    private static final long serialVersionUID = 1L;

    MissingMember(String message) {
        super(message);
    }
}
