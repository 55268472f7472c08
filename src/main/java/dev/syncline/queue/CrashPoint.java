package dev.syncline.queue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** Named places where a test can let the process die, as a power cut would. */
public final class CrashPoint {

    private static final @Nullable String FILE = System.getProperty("syncline.crash.file");

    private CrashPoint() {}

    /**
     * Halts the process when the file that the system property {@code syncline.crash.file} names holds this place's
     * name. Without the property it costs nothing.
     */
    public static void hit(String place) {
        if (FILE != null && place.equals(armed(Path.of(FILE)))) {
            Runtime.getRuntime().halt(137);
        }
    }

    private static String armed(Path file) {
        try {
            return Files.exists(file) ? Files.readString(file) : "";
        } catch (IOException e) {
            throw new UncheckedIOException("The crash file " + file + " cannot be read.", e);
        }
    }
}
