package dev.syncline.script.api;

import java.time.InstantSource;

/** Classes that stand in for those of the JDK that a rule must not reach, with the few members it may use. */
public final class StandIns {

    private StandIns() {}

    /** The clock; rules know it as {@code java.lang.System}. */
    public static final class System {

        private System() {}

        public static long currentTimeMillis() {
            return InstantSource.system().millis();
        }

        public static String lineSeparator() {
            return java.lang.System.lineSeparator();
        }
    }
}
