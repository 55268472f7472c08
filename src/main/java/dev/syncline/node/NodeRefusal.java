package dev.syncline.node;

/** A setting of this node that cannot be taken, as a sentence beside its field; nothing was changed. */
public final class NodeRefusal extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final String field;

    NodeRefusal(String field, String message) {
        super(message);
        this.field = field;
    }

    /** The form field: {@code name}, {@code publicAddress} or {@code licence}. */
    public String field() {
        return field;
    }
}
