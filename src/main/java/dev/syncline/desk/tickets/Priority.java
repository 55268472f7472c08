package dev.syncline.desk.tickets;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** How soon a ticket wants attention. */
public enum Priority {
    LOW("Low"),
    NORMAL("Normal"),
    HIGH("High"),
    URGENT("Urgent");

    private final String title;

    Priority(String title) {
        this.title = title;
    }

    /** The name people see and rules use. */
    public String title() {
        return title;
    }

    /** The priority people call by this name, in any case. */
    public static Optional<Priority> named(String name) {
        return Arrays.stream(values())
                .filter(each -> each.title.equalsIgnoreCase(name.strip()))
                .findFirst();
    }

    public static List<String> titles() {
        return Arrays.stream(values()).map(Priority::title).toList();
    }
}
