package dev.syncline.torture;

/** What people do, and how often among a hundred things. */
enum Deed {
    CREATE(10),
    FIELD(40),
    STATUS(8),
    COMMENT(25),
    EDIT_COMMENT(5),
    ATTACH(10),
    DELETE(2);

    private final int share;

    Deed(int share) {
        this.share = share;
    }

    /** The deed at a place between 0 and 99. */
    static Deed at(int place) {
        int upTo = 0;
        for (Deed deed : values()) {
            upTo += deed.share;
            if (place < upTo) {
                return deed;
            }
        }
        throw new IllegalArgumentException(String.valueOf(place));
    }
}
