package dev.syncline.connector;

import dev.syncline.item.ItemRef;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Why a tracker did not do what it was asked, and what that means for the next attempt. */
public final class TrackerFailure extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final Kind kind;
    private final transient Map<String, String> fields;
    private final transient Map<String, List<String>> allowed;
    private final @Nullable Duration comeBackIn;
    private final transient @Nullable Departure departure;

    /**
     * An item that the tracker itself says is gone.
     *
     * @param successor the item that goes on in its place, because the two were merged; null when it was deleted
     */
    public record Departure(ItemRef item, @Nullable ItemRef successor) {}

    /** What sort of failure it was. */
    public enum Kind {
        /** The credentials are no longer taken; new ones may be had without anybody's help. */
        AUTH_EXPIRED(Effect.TRACKER_WAITS),
        /** The credentials are wrong, incomplete or withdrawn: an administrator must enter new ones. */
        AUTH_REVOKED(Effect.TRACKER_WAITS),
        /** Another instance answers than the one that the items under sync belong to: an administrator must say what is right. */
        ELSEWHERE(Effect.TRACKER_WAITS),
        FORBIDDEN(Effect.ITEM_PARKS),
        NOT_FOUND(Effect.ITEM_PARKS),
        VALIDATION(Effect.ITEM_PARKS),
        VERSION_CONFLICT(Effect.RETRY),
        LOCKED(Effect.RETRY),
        /** Too many calls; {@link #comeBackIn} says how long to wait. */
        RATE_LIMITED(Effect.TRACKER_WAITS),
        QUOTA_EXHAUSTED(Effect.TRACKER_WAITS),
        TOO_LARGE(Effect.ITEM_PARKS),
        /** The tracker's own disk is full: it takes it once somebody made room. */
        NO_ROOM(Effect.RETRY),
        /** Nothing was done, and trying again later may go better. */
        TRANSIENT(Effect.RETRY),
        /** It did not answer several times in a row, so it was not asked; {@link #comeBackIn} says until when. */
        SILENT(Effect.TRACKER_WAITS),
        /** The write may or may not have been made: look before repeating. */
        OUTCOME_UNKNOWN(Effect.LOOK_FIRST),
        /** The tracker answered in a way this connector does not know. */
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
        this(kind, message, fields, Map.of(), comeBackIn, null, cause);
    }

    private TrackerFailure(
            Kind kind,
            String message,
            Map<String, String> fields,
            Map<String, List<String>> allowed,
            @Nullable Duration comeBackIn,
            @Nullable Departure departure,
            @Nullable Throwable cause) {
        super(message, cause);
        this.kind = kind;
        this.fields = Map.copyOf(fields);
        this.allowed = Map.copyOf(allowed);
        this.comeBackIn = comeBackIn;
        this.departure = departure;
    }

    /** A write to an item of which the tracker says that, and why, it is gone. */
    public static TrackerFailure ofGone(String message, Departure departure) {
        return new TrackerFailure(Kind.NOT_FOUND, message, Map.of(), Map.of(), null, departure, null);
    }

    /** A field the tracker does not take as it is; the sentence says why and what to do. */
    public static TrackerFailure ofField(String field, String message) {
        return new TrackerFailure(Kind.VALIDATION, message, Map.of(field, message), null, null);
    }

    /** A value that is none of those a field takes at the moment. */
    public static TrackerFailure ofValue(String field, String value, List<String> allowed) {
        return ofChoice(
                field,
                allowed,
                "'%s' is no value that %s takes%s."
                        .formatted(
                                value,
                                field,
                                allowed.isEmpty() ? "" : " here; use one of " + String.join(", ", allowed)));
    }

    /** The same where more is to be said than that: the sentence names the value and what is taken instead. */
    public static TrackerFailure ofChoice(String field, List<String> allowed, String message) {
        return new TrackerFailure(
                Kind.VALIDATION,
                message,
                Map.of(field, message),
                Map.of(field, List.copyOf(allowed)),
                null,
                null,
                null);
    }

    /** A wait the tracker asked for. */
    public static TrackerFailure ofRate(String message, Duration comeBackIn) {
        return new TrackerFailure(Kind.RATE_LIMITED, message, Map.of(), comeBackIn, null);
    }

    public Kind kind() {
        return kind;
    }

    public Map<String, String> fields() {
        return fields;
    }

    /** Field name to the values it takes, where the tracker tells. */
    public Map<String, List<String>> allowed() {
        return allowed;
    }

    /** What became of an item, where the tracker said so and does not have to be asked. */
    public Optional<Departure> departure() {
        return Optional.ofNullable(departure);
    }

    public Optional<Duration> comeBackIn() {
        return Optional.ofNullable(comeBackIn);
    }
}
