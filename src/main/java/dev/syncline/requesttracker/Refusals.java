package dev.syncline.requesttracker;

import dev.syncline.connector.TrackerFailure;
import dev.syncline.connector.TrackerFailure.Kind;
import dev.syncline.connector.http.ErrorReader;
import dev.syncline.connector.http.TrackerAnswer;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What RT's refusals mean. */
final class Refusals implements ErrorReader {

    /** Where in RT's own code an error arose. */
    private static final Pattern PLACE = Pattern.compile(" at /\\S+ line \\d+\\.?\\s*$");

    @Override
    public @Nullable TrackerFailure read(TrackerAnswer answer) {
        String said = PLACE.matcher(RtApi.text(answer.jsonIfAny(), "message"))
                .replaceFirst("")
                .strip();
        return switch (answer.status()) {
            case 401 ->
                new TrackerFailure(
                        Kind.AUTH_EXPIRED,
                        "Request Tracker does not know the authentication token (401). Make one under Settings, Auth tokens,"
                                + " of an active user, and enter it under General settings, Tracker.");
            case 403 -> forbidden(said);
            case 400 -> isPermission(said) ? forbidden(said) : refused(said);
            case 413 -> tooLarge("The file is larger than the server in front of RT takes.");
            default -> null;
        };
    }

    static boolean isPermission(String said) {
        String lower = said.toLowerCase(Locale.ROOT);
        return lower.contains("permission denied") || lower.startsWith("no permission");
    }

    static TrackerFailure forbidden(String said) {
        String why = said.isEmpty() || said.equals("Forbidden") ? "" : " It says: " + said + ".";
        return new TrackerFailure(
                Kind.FORBIDDEN,
                "Request Tracker does not allow this to the acting user.%s Grant it the right in the queue (Admin, Queues, User rights), or enable the queue if it is disabled; Check connection lists the rights."
                        .formatted(why));
    }

    static TrackerFailure tooLarge(String why) {
        String message =
                why + " Leave the file out in the rule, or raise $MaxAttachmentSize and the limit of its server.";
        return new TrackerFailure(Kind.TOO_LARGE, message, Map.of("attachments", message), null, null);
    }

    private static TrackerFailure refused(String said) {
        String lower = said.toLowerCase(Locale.ROOT);
        String field = lower.contains("status") ? "status" : lower.contains("queue") ? "project" : "";
        String message = "Request Tracker does not take this: %s. Change the value in the rule, or what RT asks for."
                .formatted(said.isEmpty() ? "it does not say why" : said.replaceFirst("\\.$", ""));
        return new TrackerFailure(
                Kind.VALIDATION, message, field.isEmpty() ? Map.of() : Map.of(field, message), null, null);
    }
}
