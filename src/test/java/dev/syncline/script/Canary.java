package dev.syncline.script;

/** Something no rule may reach. */
public final class Canary {

    static volatile boolean sung;

    public Canary() {
        sung = true;
    }

    /** Tells that a rule came this far. */
    public static void sing() {
        sung = true;
    }
}
