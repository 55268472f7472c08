package dev.syncline.console.editor;

/**
 * A few lines that solve one common task; they compile and run as they are.
 *
 * @param id names it within its direction
 * @param hint what to change in it
 */
public record Snippet(String id, String title, String hint, String source) {}
