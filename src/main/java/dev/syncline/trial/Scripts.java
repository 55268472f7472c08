package dev.syncline.trial;

/** Both rules of one side, as somebody wants to try them; nobody needs to have published them. */
public record Scripts(String outgoing, String incoming) {}
