package dev.syncline.connector;

/** Settings that were tried, with which the tracker cannot be used now; those of before stay in use. */
public final class SettingsRefused extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final transient TrackerFailure failure;

    SettingsRefused(TrackerFailure failure) {
        super(failure.getMessage(), failure);
        this.failure = failure;
    }

    /** What the tracker said. */
    public TrackerFailure failure() {
        return failure;
    }
}
