package dev.syncline.redmine;

import dev.syncline.connector.ConnectionCheck;
import dev.syncline.connector.ConnectionCheck.Permission;
import dev.syncline.connector.Identity;
import dev.syncline.redmine.Issues.Incoming;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/** Whether Redmine lets the acting user do all that this connector needs. */
final class Checks {

    private static final Map<String, String> NEEDED = Map.of(
            "view_issues", "Issues are read.",
            "add_issues", "Issues are made.",
            "edit_issues", "Issues are changed.",
            "add_issue_notes", "Comments are written.");
    private static final Map<String, String> WANTED = Map.of(
            "view_private_notes", "Internal comments are read.",
            "set_notes_private", "Internal comments are written.",
            "edit_own_issue_notes", "Comments that Syncline wrote are changed and removed.");

    private final Names names;
    private final People people;
    private final Incoming incoming;

    Checks(Names names, People people, Incoming incoming) {
        this.names = names;
        this.people = people;
        this.incoming = incoming;
    }

    ConnectionCheck check(Identity identity, JsonNode me) {
        List<Permission> permissions = new ArrayList<>();
        String acting = RedmineApi.text(me, "login");
        if (!incoming.project().isEmpty()) {
            Optional<JsonNode> project = names.project(incoming.project());
            permissions.add(new Permission(
                    "Project " + incoming.project(),
                    "New issues go there.",
                    true,
                    project.filter(each -> each.path("status").asInt(1) == 1).isPresent(),
                    "Reopen the project, make '%s' a member of it, or enter another one; Redmine shows: %s."
                            .formatted(acting, String.join(", ", names.identifiers()))));
            project.ifPresent(found -> inProject(found, acting, permissions));
        }
        permissions.add(new Permission(
                "Administrator",
                "People are found by e-mail address, and custom fields are described with their choices.",
                false,
                people.isAdministrator(),
                "Only administrators may list users and custom fields in Redmine: make '%s' one, or assign people by login name of themselves only."
                        .formatted(acting)));
        return new ConnectionCheck(identity, RedmineApi.text(me, "login"), permissions);
    }

    private void inProject(JsonNode project, String acting, List<Permission> permissions) {
        String id = project.path("id").asString("");
        List<Named> trackers = Named.all(project.path("trackers"));
        permissions.add(new Permission(
                "Tracker" + (incoming.tracker().isEmpty() ? "" : " " + incoming.tracker()),
                "New issues are of this kind.",
                true,
                incoming.tracker().isEmpty()
                        ? !trackers.isEmpty()
                        : Named.find(trackers, incoming.tracker()).isPresent(),
                "Switch the module Issue tracking and the tracker on in the project's settings; it has: %s."
                        .formatted(String.join(", ", Named.names(trackers)))));
        NEEDED.forEach((name, purpose) -> permissions.add(permission(id, name, purpose, true, acting)));
        WANTED.forEach((name, purpose) -> permissions.add(permission(id, name, purpose, false, acting)));
        keyField(id, trackers).ifPresent(permissions::add);
    }

    /** Only an issue shows which fields there are; without one nothing is claimed. */
    private Optional<Permission> keyField(String project, List<Named> trackers) {
        if (incoming.keyField().isEmpty()) {
            return Optional.empty();
        }
        List<Named> seen = trackers.stream()
                .flatMap(each -> names.customFieldsSeen(project, each.id()).stream())
                .toList();
        return seen.isEmpty()
                ? Optional.empty()
                : Optional.of(new Permission(
                        "Key field " + incoming.keyField(),
                        "Issues that Syncline made are recognised without a line in their description.",
                        false,
                        seen.stream().anyMatch(each -> each.id().equals(incoming.keyField())),
                        "Under Administration, Custom fields, Issues, make a Text field that is used as a filter, for all"
                                + " projects and the tracker, and enter the number in its address."));
    }

    private Permission permission(String project, String name, String purpose, boolean needed, String acting) {
        String words = name.replace('_', ' ');
        return new Permission(
                words.substring(0, 1).toUpperCase(java.util.Locale.ROOT) + words.substring(1),
                purpose,
                needed,
                people.may(project, name),
                "Under Administration, Roles and permissions, give a role of '%s' in the project this permission of Issue tracking."
                        .formatted(acting));
    }
}
