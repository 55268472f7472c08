package dev.syncline.xurrent;

import dev.syncline.connector.ConnectionCheck;
import dev.syncline.connector.ConnectionCheck.Permission;
import dev.syncline.connector.Identity;
import dev.syncline.connector.TrackerFailure;
import dev.syncline.connector.TrackerFailure.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Whether the token may do all that this connector needs.
 *
 * <p>Reading is tried; writing is only read from the token's scopes, where the OAuth address tells them.
 */
final class Checks {

    private static final String REMEDY =
            "In Xurrent, Settings, %s, add the scope '%s' to the token's or the OAuth application's scopes.";

    private final XurrentApi api;

    Checks(XurrentApi api) {
        this.api = api;
    }

    ConnectionCheck check(Identity identity, String actingName) {
        List<Permission> permissions = new ArrayList<>();
        permissions.add(tried("Request Read", "Requests are read.", true, "find-requests", Map.of("first", 1)));
        permissions.add(tried("Person Read", "People are found by e-mail address.", false, "people", Map.of()));
        permissions.add(tried("Team Read", "Teams are found by name.", false, "teams", Map.of()));
        permissions.add(tried(
                "Service Instance Read", "Service instances are found by name.", false, "service-instances", Map.of()));
        permissions.add(tried(
                "Request Template Read",
                "Custom fields are checked against templates and UI extensions.",
                false,
                "template-fields",
                Map.of()));
        permissions.add(tried("Attachment Storage", "Files are stored.", false, "storage", Map.of()));
        scopes().ifPresent(scopes -> {
            permissions.add(scoped("Request Create", "Requests are made.", scopes, "create", "request"));
            permissions.add(scoped("Request Update", "Requests are changed.", scopes, "update", "request"));
            permissions.add(scoped("Note Create", "Comments are written.", scopes, "create", "note"));
        });
        return new ConnectionCheck(identity, actingName, permissions);
    }

    /** Not every installation tells the scopes; then nothing is claimed. */
    private Optional<List<String>> scopes() {
        try {
            return api.scopes();
        } catch (TrackerFailure failure) {
            if (failure.kind().effect() == TrackerFailure.Effect.TRACKER_WAITS) {
                throw failure;
            }
            return Optional.empty();
        }
    }

    private Permission tried(String name, String purpose, boolean needed, String document, Map<String, ?> variables) {
        boolean fulfilled = true;
        try {
            api.ask(document, variables);
        } catch (TrackerFailure failure) {
            if (failure.kind() != Kind.FORBIDDEN && failure.kind() != Kind.CONTRACT_DRIFT) {
                throw failure;
            }
            fulfilled = false;
        }
        return new Permission(name, purpose, needed, fulfilled, REMEDY.formatted("Personal access tokens", name));
    }

    private static Permission scoped(String name, String purpose, List<String> scopes, String action, String record) {
        boolean fulfilled = scopes.isEmpty()
                || scopes.stream().anyMatch(scope -> {
                    String[] parts = scope.replace(" ", "").split("[:\\-]", 2);
                    boolean same = parts[0].equals(record) || parts[0].equals("*") || parts[0].equals("all");
                    return same && (parts.length < 2 || parts[1].matches(".*(all|\\*|" + action + ").*"));
                });
        return new Permission(name, purpose, true, fulfilled, REMEDY.formatted("Personal access tokens", name));
    }
}
