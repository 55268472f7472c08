package dev.syncline.item;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Why a {@link SyncMessage} could not be applied yet, or was left out; the body of an envelope of kind {@code refused}.
 *
 * @param line line of the other side's rule, 0 when no rule is at fault
 * @param skipped whether an administrator over there left it out for good
 */
public record RefusedMessage(String message, int line, boolean skipped) {

    /** Kind of the envelope that carries it. */
    public static final String KIND = "refused";

    /** It could not be applied and is tried again there once its administrator or the other side changed something. */
    public RefusedMessage(String message, int line) {
        this(message, line, false);
    }

    /** It will not be applied any more. */
    public static RefusedMessage skipped(String reason) {
        return new RefusedMessage("An administrator of the other side left this change out: " + reason, 0, true);
    }

    /** JSON in the notation of {@link Replica}. */
    public String toBody() {
        Map<String, @Nullable Object> tree = new LinkedHashMap<>();
        tree.put("message", message);
        tree.put("line", line);
        tree.put("skipped", skipped);
        return new Replica(tree).toJson();
    }

    /** Reads what {@link #toBody()} wrote. */
    public static RefusedMessage fromBody(String body) {
        Map<String, @Nullable Object> tree = Replica.fromJson(body).hub();
        String message = tree.get("message") instanceof String text ? text : "It did not say why.";
        return new RefusedMessage(
                message,
                tree.get("line") instanceof Number line ? line.intValue() : 0,
                Boolean.TRUE.equals(tree.get("skipped")));
    }
}
