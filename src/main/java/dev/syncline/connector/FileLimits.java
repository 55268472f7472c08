package dev.syncline.connector;

import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Which files a tracker takes.
 *
 * @param maximumBytes size of the largest one
 * @param allowedEndings lower-case, without the dot; empty for all
 * @param refusedEndings lower-case, without the dot
 */
public record FileLimits(long maximumBytes, List<String> allowedEndings, List<String> refusedEndings) {

    public FileLimits {
        allowedEndings = List.copyOf(allowedEndings);
        refusedEndings = List.copyOf(refusedEndings);
    }

    /** Why a file does not fit, as a sentence; empty when it does. */
    public Optional<String> objection(String filename, long size) {
        if (size < 0 || size > maximumBytes) {
            return Optional.of("The file '%s' has %d bytes, and the tracker takes at most %d."
                    .formatted(filename, size, maximumBytes));
        }
        String ending = filename.substring(filename.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
        if (refusedEndings.contains(ending) || !(allowedEndings.isEmpty() || allowedEndings.contains(ending))) {
            return Optional.of("The tracker takes no files like '%s'%s."
                    .formatted(
                            filename,
                            allowedEndings.isEmpty() ? "" : "; it takes " + String.join(", ", allowedEndings)));
        }
        return Optional.empty();
    }
}
