package dev.syncline.item;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Why a {@link SyncMessage} could not be applied yet; the body of an envelope of kind {@code refused}.
 *
 * @param line line of the other side's rule, 0 when no rule is at fault
 */
public record RefusedMessage(String message, int line) {

    /** Kind of the envelope that carries it. */
    public static final String KIND = "refused";

    /** JSON in the notation of {@link Replica}. */
    public String toBody() {
        Map<String, @Nullable Object> tree = new LinkedHashMap<>();
        tree.put("message", message);
        tree.put("line", line);
        return new Replica(tree).toJson();
    }

    /** Reads what {@link #toBody()} wrote. */
    public static RefusedMessage fromBody(String body) {
        Map<String, @Nullable Object> tree = Replica.fromJson(body).hub();
        String message = tree.get("message") instanceof String text ? text : "It did not say why.";
        return new RefusedMessage(message, tree.get("line") instanceof Number line ? line.intValue() : 0);
    }
}
