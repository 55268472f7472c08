package dev.syncline.torture;

import java.util.Locale;

/** One of the two sides. */
enum Place {
    ACME,
    GLOBEX;

    Place other() {
        return this == ACME ? GLOBEX : ACME;
    }

    /** What names of tickets made here begin with. */
    char letter() {
        return name().charAt(0);
    }

    /** How the node is called. */
    String title() {
        return letter() + name().substring(1).toLowerCase(Locale.ROOT);
    }
}
