package dev.syncline.connection;

/** A trigger of a connection as it was when a revision was published. */
public record TriggerThen(String entityType, String filter, String notes, boolean active) {}
