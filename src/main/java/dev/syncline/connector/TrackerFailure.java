package dev.syncline.connector;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Why a tracker did not do what it was asked, and what that means for the next attempt. */
public final class TrackerFailure extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final Kind kind;
    private final transient Map<String, String> fields;
    private final @Nullable Duration comeBackIn;

    /** What sort of failure it was. */
    public enum Kind {
        AUTH_EXPIRED(Effect.TRACKER_WAITS),
        AUTH_REVOKED(Effect.TRACKER_WAITS),
        FORBIDDEN(Effect.ITEM_PARKS),
        NOT_FOUND(Effect.ITEM_PARKS),
        VALIDATION(Effect.ITEM_PARKS),
        VERSION_CONFLICT(Effect.RETRY),
        LOCKED(Effect.RETRY),
        RATE_LIMITED(Effect.TRACKER_WAITS),
        QUOTA_EXHAUSTED(Effect.TRACKER_WAITS),
        TOO_LARGE(Effect.ITEM_PARKS),
        TRANSIENT(Effect.RETRY),
        OUTCOME_UNKNOWN(Effect.LOOK_FIRST),
        CONTRACT_DRIFT(Effect.ITEM_PARKS);

        private final Effect effect;

        Kind(Effect effect) {
            this.effect = effect;
        }

        public Effect effect() {
            return effect;
        }
    }

    /** What the engine does about it. */
    public enum Effect {
        RETRY,
        LOOK_FIRST,
        ITEM_PARKS,
        TRACKER_WAITS
    }

    public TrackerFailure(Kind kind, String message) {
        this(kind, message, Map.of(), null, null);
    }

    /**
     * Describes a failure in full.
     *
     * @param message what happened, to which value, and what to do next; never a secret
     * @param fields field name to what is wrong with it
     * @param comeBackIn when the tracker said to come back, where it did
     */
    public TrackerFailure(
            Kind kind,
            String message,
            Map<String, String> fields,
            @Nullable Duration comeBackIn,
            @Nullable Throwable cause) {
        super(message, cause);
        this.kind = kind;
        this.fields = Map.copyOf(fields);
        this.comeBackIn = comeBackIn;
    }

    public Kind kind() {
        return kind;
    }

    public Map<String, String> fields() {
        return fields;
    }

    public Optional<Duration> comeBackIn() {
        return Optional.ofNullable(comeBackIn);
    }
}
