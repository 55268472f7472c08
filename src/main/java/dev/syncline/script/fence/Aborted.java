package dev.syncline.script.fence;

import org.jspecify.annotations.Nullable;

/** The end of a run that no rule can catch: it asked for what is not permitted, or used up its budget. */
public final class Aborted extends Error {

    private static final long serialVersionUID = 1L;

    private final boolean refused;
    private final String remedy;

    private Aborted(boolean refused, String message, String remedy, @Nullable Throwable cause) {
        super(message, cause);
        this.refused = refused;
        this.remedy = remedy;
    }

    static Aborted refused(String what, String remedy) {
        return new Aborted(true, what, remedy, null);
    }

    /** The run used up what it has of something. */
    public static Aborted spent(String what, String remedy) {
        return new Aborted(false, what, remedy, null);
    }

    static Aborted spent(String what, String remedy, Throwable cause) {
        return new Aborted(false, what, remedy, cause);
    }

    /** True for a refusal, false for a budget that was used up. */
    public boolean isRefusal() {
        return refused;
    }

    public String remedy() {
        return remedy;
    }
}
