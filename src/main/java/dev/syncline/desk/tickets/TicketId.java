package dev.syncline.desk.tickets;

/** Row numbers as the text that leaves the desk. */
final class TicketId {

    private static final long NONE = -1;
    private static final int LONGEST = 18;

    private TicketId() {}

    /** The number, or one that no row has when the text is none. */
    static long parse(String text) {
        boolean digits =
                !text.isEmpty() && text.length() <= LONGEST && text.chars().allMatch(c -> c >= '0' && c <= '9');
        return digits ? Long.parseLong(text) : NONE;
    }
}
