package dev.syncline.salesforce;

import dev.syncline.connector.TrackerFailure;
import dev.syncline.connector.TrackerFailure.Kind;
import dev.syncline.connector.http.TrackerAnswer;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What Salesforce, or what stands in front of it, refuses about a file: its name, its size and the remedy. */
final class FileRefusals {

    private static final int TOO_LARGE = 413;

    private FileRefusals() {}

    /** A refusal of this file; null where it is about something else. */
    static @Nullable TrackerFailure read(TrackerAnswer answer, String name, long size) {
        if (answer.status() == TOO_LARGE) {
            return named(
                    Kind.TOO_LARGE,
                    "The file '%s' has %d bytes, which is more than is taken in one piece on the way to Salesforce (413); Salesforce itself takes at most %d. Leave it out in the rule, or let the limit of the proxy in front of the org be raised."
                            .formatted(name, size, Files.LIMITS.maximumBytes()),
                    null);
        }
        TrackerFailure told = Refusals.read(answer);
        return told == null
                ? null
                : switch (told.kind()) {
                    case VALIDATION ->
                        named(
                                Kind.VALIDATION,
                                "The file '%s': %s Leave it out in the rule, or let the Salesforce administrator allow such files (Setup, File Upload and Download Security)."
                                        .formatted(name, told.getMessage()),
                                told);
                    case FORBIDDEN ->
                        named(
                                Kind.FORBIDDEN,
                                "The file '%s' has %d bytes: %s".formatted(name, size, told.getMessage()),
                                told);
                    default -> told;
                };
    }

    private static TrackerFailure named(Kind kind, String message, @Nullable TrackerFailure cause) {
        return new TrackerFailure(kind, message, Map.of("attachments", message), null, cause);
    }
}
