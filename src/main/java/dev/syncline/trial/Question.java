package dev.syncline.trial;

/**
 * What a rule asked of the world outside while it was tried.
 *
 * @param what the call, such as {@code nodeHelper.getUserByEmail("ann@acme.example")}
 * @param made true when it was really asked, false when it would have changed something and was only written down
 * @param answer in a few words
 */
public record Question(String what, boolean made, String answer) {}
