package dev.syncline.script.api;

import dev.syncline.item.ReferenceKind;
import dev.syncline.script.Direction;
import dev.syncline.script.TrackerPort;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** {@code nodeHelper}: what this node's tracker knows by name. */
public final class NodeHelper {

    private final TrackerPort tracker;

    public NodeHelper(TrackerPort tracker) {
        this.tracker = tracker;
    }

    /** The status; one the tracker does not know counts as false and is refused by the tracker when it is assigned. */
    @ForRules(
            value =
                    "The status with this name; one that the tracker does not have counts as false in an if and is refused when it is assigned.",
            gives = "status",
            example = "def status = nodeHelper.getStatus(replica.status?.name)\nif (status) { issue.status = status }")
    public @Nullable HubObject getStatus(@Nullable Object name) {
        return named(ReferenceKind.STATUS, Kind.STATUS, name);
    }

    /** The priority; one the tracker does not know counts as false and is refused by the tracker when it is assigned. */
    @ForRules(
            value =
                    "The priority with this name; one that the tracker does not have counts as false in an if and is refused when it is assigned.",
            gives = "named",
            example =
                    "issue.priority = nodeHelper.getPriority(replica.priority?.name) ?: nodeHelper.getPriority(\"Low\")")
    public @Nullable HubObject getPriority(@Nullable Object name) {
        return named(ReferenceKind.PRIORITY, Kind.PRIORITY, name);
    }

    /** The person with this address, or null. */
    @ForRules(
            value = "The person with this address, or null.",
            gives = "person",
            example = "issue.assignee = nodeHelper.getUserByEmail(replica.assignee?.email)")
    public @Nullable HubObject getUserByEmail(@Nullable Object email) {
        return find(ReferenceKind.PERSON_BY_EMAIL, Kind.PERSON, email);
    }

    /** The person with this address, or null; the project is not needed here. */
    @ForRules(
            value = "The person with this address, or null; the project is not needed here.",
            gives = "person",
            example = "issue.assignee = nodeHelper.getUserByEmail(replica.assignee?.email, issue.project?.key)")
    public @Nullable HubObject getUserByEmail(@Nullable Object email, @Nullable Object project) {
        return getUserByEmail(email);
    }

    /** The person with this sign-in name, or null. */
    @ForRules(
            value = "The person with this sign-in name, or null.",
            gives = "person",
            example = "issue.assignee = nodeHelper.getUserByUsername(\"jane\")")
    public @Nullable HubObject getUserByUsername(@Nullable Object name) {
        return find(ReferenceKind.PERSON_BY_USERNAME, Kind.PERSON, name);
    }

    /** The person with this key, or null. */
    @ForRules(
            value = "The person with this key, or null.",
            gives = "person",
            example = "issue.assignee = nodeHelper.getUser(\"u1\") ?: issue.assignee")
    public @Nullable HubObject getUser(@Nullable Object key) {
        return find(ReferenceKind.PERSON, Kind.PERSON, key);
    }

    /** A label with this text. */
    @ForRules(
            value = "A label with this text; the tracker makes it when it is new.",
            gives = "label",
            example = "issue.labels += nodeHelper.getLabel(\"from-partner\")")
    public @Nullable HubObject getLabel(@Nullable Object text) {
        String label = text(text);
        return label == null ? null : new HubObject(Kind.LABEL).with("label", label);
    }

    /** The project with this key, or null. */
    @ForRules(
            value = "The project with this key, or null.",
            gives = "project",
            example =
                    "if (firstSync) { issue.projectKey = nodeHelper.getProject(replica.project?.key)?.key ?: \"ACME\" }",
            in = Direction.INCOMING)
    public @Nullable HubObject getProject(@Nullable Object key) {
        return find(ReferenceKind.PROJECT, Kind.PROJECT, key);
    }

    /** The entity type with this name, or null. */
    @ForRules(
            value = "The entity type with this name, or null.",
            gives = "named",
            example =
                    "if (firstSync) { issue.entityType = nodeHelper.getIssueType(replica.type?.name)?.name ?: \"ticket\" }",
            in = {Direction.INCOMING, Direction.OUTGOING})
    public @Nullable HubObject getIssueType(@Nullable Object name) {
        return find(ReferenceKind.ENTITY_TYPE, Kind.TYPE, name);
    }

    /** The entity type with this name, or null; the project is not needed here. */
    @ForRules(
            value = "The entity type with this name, or null; the project is not needed here.",
            gives = "named",
            example =
                    "if (firstSync) { issue.entityType = nodeHelper.getIssueType(replica.type?.name, \"ACME\")?.name ?: \"ticket\" }")
    public @Nullable HubObject getIssueType(@Nullable Object name, @Nullable Object project) {
        return getIssueType(name);
    }

    /** The internal id of a team, or null. */
    @ForRules(
            value = "The internal id of the team with this name, or null.",
            example = "issue.teamId = nodeHelper.getTeamIdByName(\"Support\")")
    public @Nullable Object getTeamIdByName(@Nullable Object name) {
        HubObject team = find(ReferenceKind.TEAM, Kind.ANY, name);
        return team == null ? null : team.get("id");
    }

    /** The text of an HTML value as a reader sees it. */
    @ForRules(
            value = "The text of an HTML value as a reader sees it.",
            example = "issue.description = nodeHelper.stripHtml(replica.description)")
    public @Nullable String stripHtml(@Nullable Object html) {
        return html == null ? null : Html.strip(html.toString());
    }

    private @Nullable HubObject named(ReferenceKind reference, Kind kind, @Nullable Object name) {
        HubObject found = find(reference, kind, name);
        String text = text(name);
        return found != null || text == null
                ? found
                : new HubObject(kind).with("name", text).unknown();
    }

    private @Nullable HubObject find(ReferenceKind reference, Kind kind, @Nullable Object name) {
        String text = text(name);
        if (text == null) {
            return null;
        }
        Optional<Map<String, @Nullable Object>> found = tracker.find(reference, text);
        return found.map(parts -> HubModel.reference(kind, parts)).orElse(null);
    }

    private static @Nullable String text(@Nullable Object name) {
        if (name instanceof HubObject hub) {
            return hub.text("name") == null ? hub.toString() : hub.text("name");
        }
        return name == null || name.toString().isBlank() ? null : name.toString();
    }
}
