package dev.syncline.console;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** How the console writes moments: to the second in UTC, which a script turns into the reader's own time. */
@Component("moments")
public class Moments {

    private static final DateTimeFormatter FORMAT = DateTimeFormatter.ofPattern(
                    "d MMM yyyy, HH:mm:ss 'UTC'", Locale.ENGLISH)
            .withZone(ZoneOffset.UTC);

    /** Such as {@code 21 Nov 2026, 00:50:07 UTC}; a dash for no moment. */
    public String text(@Nullable Instant moment) {
        return moment == null ? "–" : FORMAT.format(moment);
    }
}
