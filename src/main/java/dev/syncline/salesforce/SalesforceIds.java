package dev.syncline.salesforce;

/** Ids: 15 characters in which capitals count, or 18 in which three more say which ones are. */
final class SalesforceIds {

    private static final String SUFFIX = "ABCDEFGHIJKLMNOPQRSTUVWXYZ012345";
    private static final int SHORT = 15;
    private static final int CHUNK = 5;

    private SalesforceIds() {}

    static boolean isId(String text) {
        return text.matches("[A-Za-z0-9]{15}|[A-Za-z0-9]{18}");
    }

    /** The 18 characters of an id of 15 or 18. */
    static String whole(String id) {
        if (id.length() != SHORT) {
            return id;
        }
        StringBuilder whole = new StringBuilder(id);
        for (int chunk = 0; chunk < SHORT; chunk += CHUNK) {
            int capitals = 0;
            for (int at = 0; at < CHUNK; at++) {
                char letter = id.charAt(chunk + at);
                capitals |= letter >= 'A' && letter <= 'Z' ? 1 << at : 0;
            }
            whole.append(SUFFIX.charAt(capitals));
        }
        return whole.toString();
    }
}
