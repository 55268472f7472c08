package dev.syncline.connector;

import java.util.Map;
import java.util.Set;

/**
 * Which tracker this node is bound to, as far as people may see it.
 *
 * @param values what was entered and is no secret
 * @param secrets names of the secrets that are kept
 * @param fixed whether properties or the environment say so; then the console cannot change it
 */
public record TrackerBinding(TrackerKind kind, Map<String, String> values, Set<String> secrets, boolean fixed) {}
