package dev.syncline.console.triggers;

/** How an item that a trigger matches stands on the trigger's connection. */
public enum Standing {
    FREE("Not under sync", "to be sent to the other side"),
    UNDER_SYNC("Under sync", "under sync already: left alone"),
    CAME_BACK(
            "Came from the other side, by way of others",
            "that came from the other side, by way of others: left alone"),
    BEREFT("Its counterpart was deleted or merged", "whose counterpart was deleted or merged: left alone"),
    TAKEN_OFF("Taken off sync by hand", "that somebody took off by hand: left alone");

    private final String words;
    private final String then;

    Standing(String words, String then) {
        this.words = words;
        this.then = then;
    }

    String words() {
        return words;
    }

    /** What Bulk exalate does with such items, after their number. */
    String then() {
        return then;
    }
}
