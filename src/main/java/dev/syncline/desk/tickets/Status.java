package dev.syncline.desk.tickets;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** How far a ticket has come. */
public enum Status {
    OPEN("Open"),
    IN_PROGRESS("In progress"),
    WAITING("Waiting"),
    RESOLVED("Resolved"),
    CLOSED("Closed");

    private final String title;

    Status(String title) {
        this.title = title;
    }

    /** The name people see and rules use. */
    public String title() {
        return title;
    }

    /** The status people call by this name, in any case. */
    public static Optional<Status> named(String name) {
        return Arrays.stream(values())
                .filter(each -> each.title.equalsIgnoreCase(name.strip()))
                .findFirst();
    }

    public static List<String> titles() {
        return Arrays.stream(values()).map(Status::title).toList();
    }
}
