package dev.syncline.notification;

/** A way to reach administrators. */
public enum Way {
    MAIL("e-mail"),
    WEBHOOK("webhook");

    private final String words;

    Way(String words) {
        this.words = words;
    }

    /** What it is called in a sentence. */
    public String words() {
        return words;
    }

    /** What the node's own fault about it is filed under. */
    String fault() {
        return "Notifications by " + words;
    }
}
