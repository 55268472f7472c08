package dev.syncline.access;

/** Input about users or tokens that cannot be taken, as a sentence beside its field; nothing was changed. */
public final class AccessRefused extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final String field;

    AccessRefused(String field, String message) {
        super(message);
        this.field = field;
    }

    /** The form field: {@code name}, {@code password}, {@code repeated}, {@code days}, or empty for the whole form. */
    public String field() {
        return field;
    }
}
