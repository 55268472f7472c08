package dev.syncline.console.queue;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** The tabs of the sync queue. */
public enum QueueTab {
    ALL("Everything", null, ""),
    OUTGOING("Outgoing sync", false, ""),
    INCOMING("Incoming sync", true, ""),
    OUTGOING_FILES(
            "Outgoing attachments",
            false,
            "Files the other side has not been told of yet, with the syncs that name them. Once it has the sync, it fetches"
                    + " the files itself: which of them are still to come, this node is not told. Its own queue says it,"
                    + " under Incoming attachments."),
    INCOMING_FILES(
            "Incoming attachments",
            true,
            "Files of waiting syncs that are not known to be written here, with how much of each has been fetched. All files of"
                    + " a sync leave this list when the sync is done; which of them your tracker gets, your incoming rule"
                    + " says.");

    private final String title;
    private final @Nullable Boolean incoming;
    private final String note;

    QueueTab(String title, @Nullable Boolean incoming, String note) {
        this.title = title;
        this.incoming = incoming;
        this.note = note;
    }

    public String title() {
        return title;
    }

    /** As an address says it. */
    public String path() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** Whether only what came in, or only what goes out; null for both. */
    @Nullable
    Boolean incoming() {
        return incoming;
    }

    /** Whether only events that bring files. */
    public boolean files() {
        return !note.isEmpty();
    }

    /** What its list can and cannot tell, in sentences; empty where there is nothing to say. */
    public String note() {
        return note;
    }

    static QueueTab of(@Nullable String path) {
        for (QueueTab each : values()) {
            if (each.path().equals(path)) {
                return each;
            }
        }
        return ALL;
    }
}
