package dev.syncline.xurrent;

import dev.syncline.connector.ConnectionCheck;
import dev.syncline.connector.ConnectionCheck.Permission;
import dev.syncline.connector.Identity;
import dev.syncline.connector.TrackerFailure;
import dev.syncline.connector.TrackerFailure.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Whether the token may do all that this connector does.
 *
 * <p>Reading is tried; writing is only read from the token's scopes, where the OAuth address tells them. So is reading
 * what the account may have none of, since an empty list is refused to nobody.
 */
final class Checks {

    private final XurrentApi api;
    private final List<Permission> permissions = new ArrayList<>();
    private List<String> granted = List.of();

    Checks(XurrentApi api) {
        this.api = api;
    }

    ConnectionCheck check(Identity identity, String actingName) {
        granted = told();
        tried(Scope.read("Request"), "Requests are read.", true, "find-ids", Map.of());
        tried(Scope.NOTE_READ, "Descriptions, comments and files are read.", true, "find-notes", Map.of());
        written(new Scope("Request", "Create"), "Requests are made.", true);
        written(new Scope("Request", "Update"), "Requests are changed.", true);
        written(Scope.NOTE_CREATE, "Comments and files are added.", false);
        tried(Scope.read("Person"), "People are found by e-mail address.", false, "people", Map.of());
        tried(Scope.read("Team"), "Teams are found by name.", false, "teams", Map.of());
        tried(
                Scope.read("Service Instance"),
                "Service instances are found by name.",
                false,
                "service-instances",
                Map.of());
        tried(
                Scope.read("Request Template"),
                "Templates are found by subject, and with them custom fields.",
                false,
                "request-templates",
                Map.of());
        tried(
                Scope.read("UI Extension"),
                "Custom fields are known by label and checked before they are written.",
                false,
                "template-fields",
                Map.of());
        answering("Attachment storage", "Files are stored.", "storage", Map.of());
        answering(
                "Schema introspection",
                "The field probe shows what the account has.",
                "offered",
                Map.of("type", "Request"));
        whole();
        return new ConnectionCheck(identity, actingName, permissions);
    }

    /** Not every installation tells the scopes, and how it writes them is not published; then nothing is claimed. */
    private List<String> told() {
        try {
            return api.scopes()
                    .filter(told -> Scope.read("Request").isAmong(told) || !isAllowed("find-ids"))
                    .orElse(List.of());
        } catch (TrackerFailure failure) {
            if (failure.kind().effect() == TrackerFailure.Effect.TRACKER_WAITS) {
                throw failure;
            }
            return List.of();
        }
    }

    private boolean isAllowed(String document) {
        return refusal(document, Map.of()) == null;
    }

    private void tried(Scope scope, String purpose, boolean needed, String document, Map<String, ?> variables) {
        boolean fulfilled = refusal(document, variables) == null && isToldToBeThere(scope);
        permissions.add(new Permission(scope.label(), purpose, needed, fulfilled, scope.remedy()));
    }

    private void written(Scope scope, String purpose, boolean needed) {
        if (!granted.isEmpty()) {
            permissions.add(new Permission(scope.label(), purpose, needed, scope.isAmong(granted), scope.remedy()));
        }
    }

    private boolean isToldToBeThere(Scope scope) {
        return granted.isEmpty() || scope.isAmong(granted);
    }

    /** For what no scope is published; it is enough that it answers. */
    private void answering(String name, String purpose, String document, Map<String, ?> variables) {
        String refused = refusal(document, variables);
        permissions.add(new Permission(name, purpose, false, refused == null, refused == null ? "" : refused));
    }

    /** A request refers to records of other types, and is read whole or not at all. */
    private void whole() {
        String refused = refusal("find-requests", Map.of("first", 1));
        if (refused != null && permissions.stream().allMatch(each -> each.fulfilled() || !each.needed())) {
            permissions.add(
                    new Permission("All that a request refers to", "Requests are read whole.", true, false, refused));
        }
    }

    /** Why this cannot be read; null where it can. */
    private @Nullable String refusal(String document, Map<String, ?> variables) {
        try {
            api.ask(document, variables);
            return null;
        } catch (TrackerFailure failure) {
            if (failure.kind() != Kind.FORBIDDEN && failure.kind() != Kind.CONTRACT_DRIFT) {
                throw failure;
            }
            return String.valueOf(failure.getMessage());
        }
    }
}
