package dev.syncline.connector;

/**
 * Who a tracker says it is, and as whom this node acts there.
 *
 * @param tracker kind, such as {@code desk}
 * @param account instance or account inside that kind
 * @param displayName for people
 * @param actingUser key of the account every write is made with
 */
public record Identity(String tracker, String account, String displayName, String actingUser) {}
