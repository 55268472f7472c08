package dev.syncline.salesforce;

import static dev.syncline.salesforce.Json.text;

import dev.syncline.connector.ConnectionCheck;
import dev.syncline.connector.ConnectionCheck.Permission;
import dev.syncline.connector.Identity;
import dev.syncline.connector.TrackerFailure;
import dev.syncline.connector.TrackerFailure.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/** Whether the acting user may do all that this connector needs; what the org describes is told per user. */
final class Checks {

    private static final String FIELD_REMEDY =
            "In Salesforce, Setup, Permission Sets, Object Settings, %s, tick Read and Edit for the field %s.";

    /** Salesforce answers alike for an object that is hidden and for one that does not exist. */
    private static final String MISSPELT =
            "If the name is misspelt, correct it under General settings, Tracker: an API name such as Case or Order__c. Otherwise: ";

    private static final List<String> CASE_FIELDS = List.of("Subject", "Description", "Status", "Priority", "OwnerId");

    private final SalesforceApi api;
    private final Describes describes;
    private final Comments comments;
    private final Scope scope;
    private final List<Permission> permissions = new ArrayList<>();

    Checks(SalesforceApi api, Describes describes, Comments comments, Scope scope) {
        this.api = api;
        this.describes = describes;
        this.comments = comments;
        this.scope = scope;
    }

    ConnectionCheck check(Identity identity) {
        describes.forget();
        Optional<JsonNode> user = api.find("/sobjects/User/" + identity.actingUser() + "?fields=Id,Name,Username");
        String acting = user.map(row -> text(row, "Name") + " <" + text(row, "Username") + ">")
                .orElse(identity.actingUser());
        for (String type : scope.types()) {
            object(type);
        }
        seen("User", "People are found by e-mail address.", "read access to users");
        seen("Group", "Queues are found by name.", "read access to queues (View Setup and Configuration)");
        seen("ContentVersion", "Files are read and stored.", "access to Salesforce Files");
        return new ConnectionCheck(identity, acting + ", API " + api.version(), permissions);
    }

    private void object(String type) {
        try {
            object(type, describes.of(type));
        } catch (TrackerFailure failure) {
            if (failure.kind() != Kind.VALIDATION) {
                throw failure;
            }
            add(type + ": Read", "Nothing of it can be synchronised.", true, false, MISSPELT + grant(type, "Read"));
        }
    }

    private void object(String type, SObject object) {
        String spelling = "Write the object as '%s' under General settings, Tracker.".formatted(object.name());
        add(
                type + ": Read",
                "Rules ask for the exact name.",
                true,
                object.name().equals(type),
                spelling);
        add(type + ": Create", "Nothing new can be made.", true, object.createable(), grant(type, "Create"));
        add(type + ": Edit", "Nothing can be changed.", true, object.updateable(), grant(type, "Edit"));
        Optional<String> objection = KeyField.objection(object, scope);
        add(
                type + ": field " + scope.keyField(),
                objection.orElse("What this node creates is recognised."),
                true,
                objection.isEmpty(),
                KeyField.remedy(object, scope));
        if (type.equals(Scope.CASE)) {
            CASE_FIELDS.forEach(name -> field(object, name));
        }
        said(type);
    }

    private static String grant(String object, String access) {
        return "In Salesforce, Setup, Permission Sets, Object Settings, %s, tick %s for the acting user."
                .formatted(object, access);
    }

    private void field(SObject object, String name) {
        boolean writable = object.field(name)
                .filter(field -> field.createable() && field.updateable())
                .isPresent();
        add(
                object.name() + ": field " + name,
                object.has(name) ? "It is read-only for the acting user." : "It is hidden from the acting user.",
                false,
                writable,
                FIELD_REMEDY.formatted(object.label(), name));
    }

    private void said(String type) {
        List<Said.Kind> kinds = comments.kinds(type);
        if (type.equals(Scope.CASE)) {
            add(
                    "CaseComment",
                    "Case comments are read and written.",
                    false,
                    kinds.contains(Said.Kind.COMMENT),
                    grant("Cases", "Read and Edit"));
            add(
                    "EmailMessage",
                    "E-mails of cases are read.",
                    false,
                    kinds.contains(Said.Kind.MAIL),
                    "In Salesforce, Setup, switch on Email-to-Case.");
        }
        add(
                type + ": FeedItem",
                "Chatter posts are read and written.",
                false,
                kinds.contains(Said.Kind.POST),
                "In Salesforce, Setup, Chatter Settings, switch on Chatter; under Feed Tracking, switch it on for the object.");
    }

    private void seen(String object, String purpose, String permission) {
        add(object, purpose, false, describes.sees(object), "Grant the acting user %s.".formatted(permission));
    }

    private void add(String name, String purpose, boolean needed, boolean fulfilled, String remedy) {
        permissions.add(new Permission(name, purpose, needed, fulfilled, remedy));
    }
}
