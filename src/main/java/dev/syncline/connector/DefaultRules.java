package dev.syncline.connector;

/** Groovy rules a new connection starts with. */
public record DefaultRules(String outgoing, String incoming) {}
