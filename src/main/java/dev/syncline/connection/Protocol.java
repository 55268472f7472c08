package dev.syncline.connection;

/** Versions of the language between nodes that a node speaks. */
record Protocol(int lowest, int highest) {

    /** What this software speaks. */
    static final Protocol OURS = new Protocol(1, 1);

    boolean meets(Protocol other) {
        return lowest <= other.highest && other.lowest <= highest;
    }

    /** For people. */
    String words() {
        return lowest == highest ? "version " + lowest : "versions " + lowest + " to " + highest;
    }
}
