package dev.syncline.connection;

/** Input that cannot be taken, as a sentence beside the field it belongs to; nothing was changed. */
public final class Refusal extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final String field;

    /**
     * Refuses a value.
     *
     * @param field the form field, or empty when the whole form is meant
     * @param message what is wrong with which value, and what to do next
     */
    public Refusal(String field, String message) {
        super(message);
        this.field = field;
    }

    public String field() {
        return field;
    }
}
