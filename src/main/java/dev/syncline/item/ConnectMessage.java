package dev.syncline.item;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Asks for one of the other side's items to be paired with one of ours; the body of an envelope of kind {@code connect},
 * and of its answer, {@code connected}, which names nothing wanted.
 *
 * @param wantedType entity type of the item that is asked for; empty for whichever has the key
 * @param wantedKey what people call it there; empty in an answer
 * @param bringsParts whether comments and files that are there already go over with the next change
 * @param replica what the speaking side would send of its item now; nothing of it is written
 */
public record ConnectMessage(
        Counterpart from, String wantedType, String wantedKey, boolean bringsParts, Replica replica) {

    /** Kind of the envelope that asks. */
    public static final String KIND = "connect";

    /** Kind of the envelope that says it is done. */
    public static final String DONE = "connected";

    /** Kind of the envelope that says why it is not done; its body is a {@link RefusedMessage}. */
    public static final String REFUSED = "not-connected";

    /** JSON in the notation of {@link Replica}. */
    public String toBody() {
        Map<String, @Nullable Object> tree = new LinkedHashMap<>();
        tree.put("from", from.tree());
        tree.put("wantedType", wantedType);
        tree.put("wantedKey", wantedKey);
        tree.put("bringsParts", bringsParts);
        tree.put("replica", replica.hub());
        return new Replica(tree).toJson();
    }

    /**
     * Reads what {@link #toBody()} wrote.
     *
     * @throws IllegalArgumentException saying what is missing
     */
    public static ConnectMessage fromBody(String body) {
        Map<String, @Nullable Object> tree = Replica.fromJson(body).hub();
        return new ConnectMessage(
                Counterpart.of(tree),
                text(tree, "wantedType"),
                text(tree, "wantedKey"),
                Boolean.TRUE.equals(tree.get("bringsParts")),
                SyncMessage.fromBody(body).replica());
    }

    private static String text(Map<String, @Nullable Object> tree, String name) {
        return tree.get(name) instanceof String text ? text : "";
    }
}
