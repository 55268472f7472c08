package dev.syncline.torture;

import java.util.Locale;

/** One of the two sides. */
public enum Place {
    ACME,
    GLOBEX;

    public Place other() {
        return this == ACME ? GLOBEX : ACME;
    }

    /** What names of tickets made here begin with. */
    public char letter() {
        return name().charAt(0);
    }

    /** How the node is called. */
    public String title() {
        return letter() + name().substring(1).toLowerCase(Locale.ROOT);
    }
}
