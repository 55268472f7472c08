package dev.syncline.signing;

/**
 * To whom a message goes and which one it is; covered by its signature.
 *
 * @param connection id of the connection on the receiver's side, or {@code -} when there is none yet
 * @param recipient fingerprint of the receiver's key
 * @param messageId unique id of this message
 */
public record Addressing(String connection, String recipient, String messageId) {}
