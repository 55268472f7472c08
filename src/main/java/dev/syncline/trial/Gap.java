package dev.syncline.trial;

/**
 * One thing that happened then and would not now, or the other way round.
 *
 * @param what the field, comment or file
 * @param then what came of it, as people read it; empty for nothing
 * @param now what the rules on trial make of it; empty for nothing
 */
public record Gap(String what, String then, String now) {}
