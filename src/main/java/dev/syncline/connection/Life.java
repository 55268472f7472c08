package dev.syncline.connection;

import java.net.URI;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What this side of a connection calls its life.
 *
 * @param number how often it named itself anew; the highest one is followed
 * @param word random, drawn with the number
 * @param told whether the other side took it
 * @param claims whether it is to be followed whatever life the other side knows
 */
public record Life(long number, UUID word, boolean told, boolean claims) {

    public static final String PARAMETER = "life";

    /** The address of a call that says it; signatures cover it, and earlier versions take no notice. */
    public URI in(URI target) {
        return URI.create(target + (target.getRawQuery() == null ? "?" : "&") + PARAMETER + "=" + number + "." + word);
    }

    /** What a call says; nothing where it says nothing that this version understands. */
    static Optional<Life> said(@Nullable String parameter) {
        try {
            String[] parts = parameter == null ? new String[0] : parameter.split("\\.", 2);
            return parts.length < 2
                    ? Optional.empty()
                    : Optional.of(new Life(Long.parseLong(parts[0]), UUID.fromString(parts[1]), false, false));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    boolean is(long otherNumber, @Nullable UUID otherWord) {
        return number == otherNumber && word.equals(otherWord);
    }
}
