package dev.syncline.redmine;

import dev.syncline.connector.TrackerFailure;
import dev.syncline.connector.TrackerFailure.Kind;
import dev.syncline.connector.http.ErrorReader;
import dev.syncline.connector.http.TrackerAnswer;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What Redmine's refusals mean; its sentences are in the language of the acting user. */
final class Refusals implements ErrorReader {

    private static final Pattern LARGEST = Pattern.compile("\\((\\d{3,})\\)");
    private static final Map<String, String> LABELS = Map.of(
            "Subject", "summary",
            "Description", "description",
            "Status", "status",
            "Priority", "priority",
            "Assignee", "assignee",
            "Category", "category",
            "Due date", "dueDate",
            "Start date", "startDate",
            "Tracker", "tracker",
            "Project", "project");

    @Override
    public @Nullable TrackerFailure read(TrackerAnswer answer) {
        return switch (answer.status()) {
            case 401 ->
                new TrackerFailure(
                        Kind.AUTH_EXPIRED,
                        "Redmine does not know the API access key (401). Copy it anew from My account, API access key,"
                                + " of an active user, to General settings, Tracker.");
            case 403 ->
                new TrackerFailure(
                        Kind.FORBIDDEN,
                        "Redmine does not allow this to the acting user (403). Give it a role with the permission in the"
                                + " project, reopen the project if it is closed or archived, or switch on Administration,"
                                + " Settings, API, Enable REST web service.");
            case 413 -> tooLarge("The file is larger than the server in front of Redmine takes.");
            case 422 -> refused(answer);
            default -> null;
        };
    }

    /** Bytes that Redmine named as the most it takes; empty text when it named none. */
    static String largest(String sentence) {
        Matcher matcher = LARGEST.matcher(sentence);
        return matcher.find() ? matcher.group(1) : "";
    }

    private static TrackerFailure refused(TrackerAnswer answer) {
        List<String> errors = new ArrayList<>();
        answer.jsonIfAny().path("errors").forEach(each -> errors.add(each.asString("")));
        String all = String.join(". ", errors);
        if (!largest(all).isEmpty()) {
            return tooLarge(all + ".");
        }
        Map<String, String> fields = new LinkedHashMap<>();
        errors.forEach(error -> fields.merge(field(error), error, (one, other) -> one + ". " + other));
        String message = "Redmine does not take this: %s. Change the value in the rule, or what Redmine asks for."
                .formatted(all.isEmpty() ? "it does not say why" : all);
        return new TrackerFailure(Kind.VALIDATION, message, fields, null, null);
    }

    private static TrackerFailure tooLarge(String why) {
        String message = why + " Leave the file out in the rule, or let Redmine's administrator raise the limit under"
                + " Administration, Settings, Files.";
        return new TrackerFailure(Kind.TOO_LARGE, message, Map.of("attachments", message), null, null);
    }

    /** Sentences begin with the field's label; what is none of Redmine's own is a custom field. */
    private static String field(String error) {
        return LABELS.entrySet().stream()
                .filter(each -> error.startsWith(each.getKey() + " "))
                .map(Map.Entry::getValue)
                .findFirst()
                .orElse("customFields");
    }
}
