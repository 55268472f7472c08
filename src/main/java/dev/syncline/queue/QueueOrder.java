package dev.syncline.queue;

/** What a list of waiting work may be sorted by, and the column behind it. */
public enum QueueOrder {
    NUMBER("w.id"),
    TYPE("w.kind"),
    TWIN("w.lane"),
    SUBJECT("w.subject"),
    CONNECTION("c.name_key"),
    STATUS("w.state"),
    TRIES("w.attempts"),
    NEXT_TRY("w.next_try");

    private final String column;

    QueueOrder(String column) {
        this.column = column;
    }

    String column() {
        return column;
    }
}
