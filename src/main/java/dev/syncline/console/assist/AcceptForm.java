package dev.syncline.console.assist;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * An answer somebody accepts.
 *
 * @param run its test run; null where there was nothing to run it on
 * @param source the rule, where there is no test run that knows it
 * @param version of the draft the difference was shown against
 */
record AcceptForm(@Nullable UUID run, @Nullable String source, long version) {

    /** The rule as it was shown, with the line ends a browser changes put back. */
    String rule() {
        return source == null ? "" : source.replace("\r\n", "\n");
    }
}
