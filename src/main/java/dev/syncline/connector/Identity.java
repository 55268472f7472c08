package dev.syncline.connector;

/**
 * Who a tracker says it is, and as whom this node acts there.
 *
 * @param tracker kind, such as {@code desk}
 * @param account instance or account inside that kind
 * @param displayName for people
 * @param actingUser key of the account every write is made with
 * @param instance the same for ever and wherever the instance answers, such as an organisation's id; empty where the
 *     tracker does not tell
 */
public record Identity(String tracker, String account, String displayName, String actingUser, String instance) {

    /** Of a tracker that does not tell one instance from another. */
    public Identity(String tracker, String account, String displayName, String actingUser) {
        this(tracker, account, displayName, actingUser, "");
    }

    /** The instance as people may recognise it. */
    String called() {
        return instance.isEmpty() ? displayName : "%s (%s)".formatted(displayName, instance);
    }
}
