package dev.syncline.desk.tickets;

/**
 * Where tickets belong, and what their keys begin with.
 *
 * @param key such as {@code ACME}
 */
public record Project(long id, String key, String name) {}
