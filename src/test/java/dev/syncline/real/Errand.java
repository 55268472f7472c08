package dev.syncline.real;

/** What people do at their tracker, and how often among a hundred things. */
enum Errand {
    CREATE(12),
    SUBJECT(14),
    FLOOR(12),
    STATUS(13),
    COMMENT(23),
    INTERNAL(5),
    EDIT(8),
    ATTACH(10),
    DELETE(3);

    private final int share;

    Errand(int share) {
        this.share = share;
    }

    /** The errand at a place between 0 and 99. */
    static Errand at(int place) {
        int upTo = 0;
        for (Errand errand : values()) {
            upTo += errand.share;
            if (place < upTo) {
                return errand;
            }
        }
        throw new IllegalArgumentException(String.valueOf(place));
    }
}
