package dev.syncline.assist;

/**
 * One message of a question, sent word for word.
 *
 * @param role {@code system} or {@code user}
 */
public record ChatMessage(String role, String content) {}
