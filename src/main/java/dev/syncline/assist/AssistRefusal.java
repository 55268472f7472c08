package dev.syncline.assist;

/** Why a setting was not kept: a sentence for the field it belongs to. */
public final class AssistRefusal extends RuntimeException {

    private final String field;

    AssistRefusal(String field, String message) {
        super(message);
        this.field = field;
    }

    /** {@code endpoint}, {@code model} or {@code key}. */
    public String field() {
        return field;
    }
}
