package dev.syncline.script;

/**
 * Why a rule does not compile, and where.
 *
 * @param line first line is 1
 * @param column first column is 1
 */
public record Problem(int line, int column, String message) {}
