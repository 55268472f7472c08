package dev.syncline.notification;

import java.util.stream.Collectors;

/** A notice as an e-mail says it. */
final class NoticeText {

    private static final int LONGEST_SUBJECT = 150;

    private NoticeText() {}

    /** One line, whatever the names in it hold. */
    static String subject(Notice notice) {
        String line = ("[Syncline " + notice.node() + "] " + notice.title())
                .replaceAll("[\\p{Cntrl}\\s]+", " ")
                .strip();
        return line.length() <= LONGEST_SUBJECT ? line : line.substring(0, LONGEST_SUBJECT - 1) + "…";
    }

    static String body(Notice notice) {
        String faults = notice.faults().stream().map(NoticeText::line).collect(Collectors.joining("\n"));
        long more = notice.count() - notice.faults().size();
        return notice.title() + "\n\n" + faults
                + (more > 0 ? "\n… and " + more + " more.\n" : "")
                + (notice.link() == null
                        ? "\nThe console lists all of them under Errors.\n"
                        : "\nAll of them: " + notice.link() + "\n");
    }

    private static String line(Notice.Line fault) {
        return (fault.item() == null ? "" : fault.item() + ": ") + fault.message() + "\n  What to do: " + fault.remedy()
                + "\n";
    }
}
