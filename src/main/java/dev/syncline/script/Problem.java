package dev.syncline.script;

/**
 * Why a rule does not compile or what in it looks like a mistake, and where.
 *
 * @param line first line is 1
 * @param column first column is 1
 * @param length how many characters of the line it is about; 1 where only the beginning is known
 * @param doubt whether it may be meant so: it is shown while somebody types, and does not keep a rule from being published
 */
public record Problem(int line, int column, int length, String message, boolean doubt) {

    /** One of which only the beginning is known. */
    public Problem(int line, int column, String message, boolean doubt) {
        this(line, column, 1, message, doubt);
    }

    /** What keeps a rule from being published. */
    public Problem(int line, int column, String message) {
        this(line, column, message, false);
    }

    /** Whether it is about the same place as another. */
    boolean isWhere(Problem other) {
        return line == other.line && column == other.column;
    }
}
