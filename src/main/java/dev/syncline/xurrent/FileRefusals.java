package dev.syncline.xurrent;

import dev.syncline.connector.FileLimits;
import dev.syncline.connector.TrackerFailure;
import dev.syncline.connector.TrackerFailure.Kind;
import dev.syncline.connector.http.TrackerAnswer;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What the account's storage or a note refuses about a file: its name, its size and the remedy.
 *
 * @see <a href="https://docs.aws.amazon.com/AmazonS3/latest/API/ErrorResponses.html">Errors of S3</a>
 */
final class FileRefusals {

    private static final int TOO_LARGE = 413;
    private static final String REMEDY = "Leave it out in the rule, or let Xurrent's administrator allow it.";
    private static final Pattern CODE = Pattern.compile("<Code>EntityTooLarge</Code>");
    private static final Pattern MOST = Pattern.compile("<MaxSizeAllowed>(\\d{1,18})</MaxSizeAllowed>");

    private FileRefusals() {}

    /** A storage's refusal of this file; null where it is about something else. */
    static @Nullable TrackerFailure read(TrackerAnswer answer, String name, long size, FileLimits limits) {
        String said = answer.text();
        if (answer.status() != TOO_LARGE && !CODE.matcher(said).find()) {
            return null;
        }
        Matcher most = MOST.matcher(said);
        String limit = most.find() ? most.group(1) : String.valueOf(limits.maximumBytes());
        String message =
                "The file '%s' has %d bytes, and Xurrent's storage refused it as too large (%d); it takes at most %s. %s"
                        .formatted(name, size, answer.status(), limit, REMEDY);
        return new TrackerFailure(Kind.TOO_LARGE, message, Map.of("attachments", message), null, null);
    }

    /** A note's refusal with the name of its one file, where it is about that. */
    static TrackerFailure ofNote(TrackerFailure failure, String name) {
        String told = failure.fields().get("attachments");
        if (told == null) {
            return failure;
        }
        String message = "Xurrent does not take the file '%s' on a note: %s. %s".formatted(name, told, REMEDY);
        return new TrackerFailure(failure.kind(), message, Map.of("attachments", message), null, failure);
    }
}
