package dev.syncline.console.queue;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** The tabs of the sync queue. */
public enum QueueTab {
    ALL("Everything", null, false),
    OUTGOING("Outgoing sync", false, false),
    INCOMING("Incoming sync", true, false),
    OUTGOING_FILES("Outgoing attachments", false, true),
    INCOMING_FILES("Incoming attachments", true, true);

    private final String title;
    private final @Nullable Boolean incoming;
    private final boolean files;

    QueueTab(String title, @Nullable Boolean incoming, boolean files) {
        this.title = title;
        this.incoming = incoming;
        this.files = files;
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

    /** Whether only events that name files. */
    public boolean files() {
        return files;
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
