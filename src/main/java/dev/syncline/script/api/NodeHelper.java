package dev.syncline.script.api;

import dev.syncline.item.ReferenceKind;
import dev.syncline.script.Direction;
import dev.syncline.script.TrackerPort;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** {@code nodeHelper}: what this node's tracker knows by name. */
public final class NodeHelper {

    private final TrackerPort tracker;
    private final HubObject item;
    private final FieldValues fields;

    /**
     * Answers for the rules of one item.
     *
     * @param item whose entity type, as it is when a rule asks, says which statuses and fields are meant
     */
    NodeHelper(TrackerPort tracker, HubObject item) {
        this.tracker = tracker;
        this.item = item;
        this.fields = new FieldValues(tracker, item);
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

    /** HTML as Markdown. */
    @ForRules(
            value = "An HTML value as Markdown.",
            example = "issue.description = nodeHelper.toMarkDownFromHtml(replica.description)")
    public @Nullable String toMarkDownFromHtml(@Nullable Object html) {
        return html == null ? null : Markdown.of(html.toString());
    }

    /** Copies of comments with their words as Markdown. */
    @ForRules(
            value = "Copies of comments with their words as Markdown.",
            gives = "comment",
            in = {Direction.OUTGOING, Direction.INCOMING},
            example = "replica.comments = nodeHelper.toMarkDownComments(issue.comments)")
    public List<HubObject> toMarkDownComments(@Nullable Collection<?> comments) {
        List<HubObject> converted = new ArrayList<>();
        for (HubObject comment : Changes.parts(comments)) {
            HubObject copy = comment.copy(comment.localIdOf(), comment.remoteIdOf());
            converted.add(copy.with("body", toMarkDownFromHtml(comment.get("body"))));
        }
        return converted;
    }

    /** The resolution with this name, or null. */
    @ForRules(
            value = "The resolution with this name, or null.",
            gives = "named",
            example = "issue.resolution = nodeHelper.getResolution(replica.resolution?.name)")
    public @Nullable HubObject getResolution(@Nullable Object name) {
        return find(ReferenceKind.RESOLUTION, Kind.RESOLUTION, name);
    }

    /** The version with this name, or null; the project is not needed here. */
    @ForRules(
            value = "The version with this name, or null; the project is not needed here.",
            gives = "named",
            example =
                    "def version = nodeHelper.getVersion(\"1.0\", issue.project)\nif (version) { issue.fixVersions = [version] }")
    public @Nullable HubObject getVersion(@Nullable Object name, @Nullable Object project) {
        return find(ReferenceKind.VERSION, Kind.VERSION, name);
    }

    /** The version with this name; refused when it is not there, because no tracker of this node lets a rule make one. */
    @ForRules(
            value = "The version with this name; refused where it is not there yet, because a rule makes none.",
            gives = "named",
            example = "issue.fixVersions = [nodeHelper.createVersion(issue, \"1.0\", \"The first\")]")
    public HubObject createVersion(@Nullable Object issue, @Nullable Object name, @Nullable Object description) {
        HubObject version = getVersion(name, null);
        if (version == null) {
            throw new NotOffered(
                    "The tracker has no version '%s', and a rule cannot make one on it.".formatted(name),
                    "Add the version in the tracker, then retry; or map to one that is there.");
        }
        return version;
    }

    /** The component with this name; null where the tracker has none of that name, because a rule makes none. */
    @ForRules(
            value = "The component with this name, or null: a rule makes none.",
            gives = "named",
            parameters = "issue, name, description, leadAccountId, assigneeType",
            example =
                    "def component = nodeHelper.createComponent(issue, \"Printers\", \"\", null, \"UNASSIGNED\")\nif (component) { issue.components = [component] }")
    public @Nullable HubObject createComponent(
            @Nullable Object issue,
            @Nullable Object name,
            @Nullable Object description,
            @Nullable Object lead,
            @Nullable Object assigneeType) {
        return assigneeType == null ? null : find(ReferenceKind.COMPONENT, Kind.COMPONENT, name);
    }

    /** A custom field with a value, both looked at against what the tracker says of the field. */
    @ForRules(
            value = "A custom field with this value; refused where the tracker has no such field or no such choice.",
            gives = "customField",
            example =
                    "issue.customFields.\"Group\" = nodeHelper.getCustomField(issue.templateId, \"Group\", replica.group ?: \"Support\")")
    public HubObject getCustomField(@Nullable Object templateId, @Nullable Object nameOrId, @Nullable Object value) {
        return fields.field(fields.ofTemplate(templateId), String.valueOf(nameOrId), value);
    }

    /** The name people see of a choice that is known by its internal value, or null. */
    @ForRules(
            value = "The name people see of a choice that is known by its internal value, or null.",
            in = {Direction.OUTGOING, Direction.INCOMING},
            example = "replica.group = nodeHelper.getCustomFieldValueLabel(issue.templateId, \"Group\", \"4\")")
    public @Nullable String getCustomFieldValueLabel(
            @Nullable Object templateId, @Nullable Object fieldId, @Nullable Object internalValue) {
        HubObject option = fields.option(fields.ofTemplate(templateId), fieldId, internalValue);
        return option == null ? null : option.text("value");
    }

    /** A choice of a field with {@code id}, {@code value} and {@code childOptions}, or null. */
    @ForRules(
            value = "The choice of a field, or null; the field by name or id.",
            gives = "option",
            example = "issue.customFields.\"Group\".value = nodeHelper.getOption(issue, \"Group\", \"Support\")")
    public @Nullable HubObject getOption(
            @Nullable Object issue, @Nullable Object fieldNameOrId, @Nullable Object value) {
        return fields.option(fields.of(issue), fieldNameOrId, value);
    }

    /** The local twin of a remote id, or null. */
    @ForRules(
            value = "The key of the local twin of a remote id, or null; counts as true in an if when there is one.",
            gives = "key",
            example =
                    "if (!nodeHelper.getLocalIssueFromRemoteId(replica.parentId)) { log.warn(\"The parent is not here yet.\") }\nissue.summary = replica.summary")
    public @Nullable IssueKey getLocalIssueFromRemoteId(@Nullable Object remoteId) {
        return IssueKey.ofTwin(tracker, remoteId);
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
        Optional<Map<String, @Nullable Object>> found = tracker.find(reference, text, item.text("entityType"));
        return found.map(parts -> HubModel.reference(kind, parts)).orElse(null);
    }

    private static @Nullable String text(@Nullable Object name) {
        if (name instanceof HubObject hub) {
            return hub.text("name") == null ? hub.toString() : hub.text("name");
        }
        return name == null || name.toString().isBlank() ? null : name.toString();
    }
}
