package dev.syncline.connector;

import java.util.List;
import java.util.Map;

/**
 * What the tracker answered to a {@link RawCall}, whatever its status.
 *
 * @param headers by lower-case name, without those that carry credentials or cookies
 * @param body at most 8 MiB
 */
public record RawAnswer(int status, Map<String, List<String>> headers, String body) {}
