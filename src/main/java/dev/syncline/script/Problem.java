package dev.syncline.script;

/**
 * Why a rule does not compile or what in it looks like a mistake, and where.
 *
 * @param line first line is 1
 * @param column first column is 1
 * @param doubt whether it may be meant so: it is shown while somebody types, and does not keep a rule from being published
 */
public record Problem(int line, int column, String message, boolean doubt) {

    /** What keeps a rule from being published. */
    public Problem(int line, int column, String message) {
        this(line, column, message, false);
    }

    /** Whether it is about the same place as another. */
    boolean isWhere(Problem other) {
        return line == other.line && column == other.column;
    }
}
