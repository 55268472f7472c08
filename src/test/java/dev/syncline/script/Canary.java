package dev.syncline.script;

/** Something no rule may reach. */
public final class Canary {

    static volatile boolean sung;

    @SuppressWarnings("StaticAssignmentInConstructor") // that is how it is heard
    public Canary() {
        sung = true;
    }

    /** Tells that a rule came this far. */
    public static void sing() {
        sung = true;
    }
}
