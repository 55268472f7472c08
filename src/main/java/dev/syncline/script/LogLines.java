package dev.syncline.script;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a rule wrote to its log, as it is kept. */
public final class LogLines {

    private static final int LONGEST = 2_000;

    private LogLines() {}

    /** One line each, shortened; null where it wrote nothing. */
    public static @Nullable String kept(List<String> log) {
        String lines = String.join("\n", log);
        String shown = lines.length() > LONGEST ? lines.substring(0, LONGEST) + "..." : lines;
        return shown.isEmpty() ? null : shown;
    }
}
