package dev.syncline.script.api;

import static dev.syncline.script.Direction.INCOMING;
import static dev.syncline.script.Direction.OUTGOING;

import dev.syncline.script.Direction;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A variable that rules find bound, and what the script reference says of it. */
enum Variable {
    ENTITY(
            "item",
            "The local item. On a first sync, in an incoming rule, an empty one that is going to be created.",
            INCOMING,
            "entity.summary = replica.summary"),
    ISSUE("item", "Another name for entity.", INCOMING, "issue.summary = replica.summary"),
    WORK_ITEM("workItem", "item", "Another name for entity.", INCOMING, "workItem.summary = replica.summary"),
    REPLICA(
            "item",
            "What travels: an outgoing rule fills it, an incoming rule reads it. Any property name is allowed.",
            OUTGOING,
            "replica.summary = issue.summary\nreplica.anything = [reference: issue.key]"),
    PREVIOUS(
            "item",
            "The replica before this one: last sent in an outgoing rule, last received in an incoming one; null the first time.",
            INCOMING,
            "if (previous?.summary != replica.summary) { issue.summary = replica.summary }"),
    FIRST_SYNC(
            "firstSync",
            "",
            "True while there is no local item yet.",
            Set.of(INCOMING),
            INCOMING,
            "if (firstSync) { issue.projectKey = \"ACME\" }"),
    TRACES(
            "traces",
            "",
            "Comments, files and work logs known on both sides, each with type, localId and remoteId; a rule may add its own.",
            Set.of(INCOMING),
            INCOMING,
            "log.info(\"${traces.size()} parts are known on both sides.\")"),
    STORE(
            "store",
            "",
            "store(entity) writes what was assigned so far and reads the item again; the rule goes on with the fresh item.",
            Set.of(INCOMING),
            INCOMING,
            "issue.summary = replica.summary\nstore(issue)\nlog.info(\"Stored as ${issue.key}\")"),
    CONNECTION(
            "connection", "The connection the rule runs on.", OUTGOING, "replica.sentBy = connection.localShortName"),
    RELATION("connection", "An older name for connection.", OUTGOING, "replica.sentBy = relation.localShortName"),
    ISSUE_KEY(
            "issueKey",
            "key",
            "The key of the local item, with id and urn.",
            Set.of(OUTGOING),
            OUTGOING,
            "replica.sentId = issueKey.id"),
    ISSUE_URL(
            "issueUrl",
            "",
            "Where a person opens the remote item; empty when nobody can.",
            Set.of(INCOMING),
            INCOMING,
            "issue.description = \"${replica.description} (${issueUrl})\""),
    NODE_HELPER(
            "nodeHelper",
            NodeHelper.class,
            "What this node's tracker knows by name.",
            "issue.priority = nodeHelper.getPriority(replica.priority?.name)"),
    COMMENT_HELPER(
            "commentHelper",
            CommentHelper.class,
            "Brings remote comments to the local ones.",
            "issue.comments = commentHelper.mergeComments(issue, replica)"),
    ATTACHMENT_HELPER(
            "attachmentHelper",
            AttachmentHelper.class,
            "Brings remote files to the local ones.",
            "issue.attachments = attachmentHelper.mergeAttachments(issue, replica)"),
    WORK_LOG_HELPER(
            "workLogHelper",
            WorkLogHelper.class,
            "Brings remote work logs to the local ones.",
            "issue.workLogs = workLogHelper.mergeWorkLogs(issue, replica)"),
    WORKFLOW_HELPER(
            "workflowHelper",
            WorkflowHelper.class,
            "Moves an item through its statuses.",
            "workflowHelper.transition(issue, replica.status.name)"),
    USER_HELPER(
            "userHelper",
            UserHelper.class,
            "People of this node's tracker.",
            "issue.reporter = userHelper.getByEmail(replica.reporter?.email)"),
    HTTP_CLIENT(
            "httpClient",
            HttpHelper.class,
            "Calls of this node's own tracker, as its acting user; no address elsewhere.",
            "issue.account = httpClient.get(\"/accounts\").name"),
    SYNC_HELPER(
            "syncHelper",
            SyncHelper.class,
            "What a rule may ask of the synchronisation itself.",
            "issue.summary = replica.summary\nif (firstSync) { syncHelper.syncBackAfterProcessing() }"),
    DEBUG(
            "debug",
            DebugHelper.class,
            "Ends a run with a message for the administrator.",
            "if (!replica.summary) { debug.error(\"The other side sent no summary.\") }\nissue.summary = replica.summary"),
    LOG(
            "log",
            RuleLog.class,
            "Lines a rule leaves for the administrator, in the timeline of the item and in test runs; println does the same.",
            "log.info(\"Received ${replica.summary}\")");

    private final String name;
    private final String type;
    private final @Nullable Class<?> helper;
    private final String description;
    private final Set<Direction> directions;
    private final Direction exampleIn;
    private final String example;

    Variable(String type, String description, Direction exampleIn, String example) {
        this("", type, description, exampleIn, example);
    }

    Variable(String name, String type, String description, Direction exampleIn, String example) {
        this(name, type, description, Set.of(OUTGOING, INCOMING), exampleIn, example);
    }

    Variable(
            String name,
            String type,
            String description,
            Set<Direction> directions,
            Direction exampleIn,
            String example) {
        this(name, type, null, description, directions, exampleIn, example);
    }

    Variable(String name, Class<?> helper, String description, String example) {
        this(name, name, helper, description, Set.of(OUTGOING, INCOMING), INCOMING, example);
    }

    Variable(
            String name,
            String type,
            @Nullable Class<?> helper,
            String description,
            Set<Direction> directions,
            Direction exampleIn,
            String example) {
        this.name = name.isEmpty() ? name().toLowerCase(Locale.ROOT) : name;
        this.type = type;
        this.helper = helper;
        this.description = description;
        this.directions = directions;
        this.exampleIn = exampleIn;
        this.example = example;
    }

    /** As rules write it. */
    String word() {
        return name;
    }

    String type() {
        return type;
    }

    /** The class whose methods rules call on it, for helpers. */
    @Nullable
    Class<?> helper() {
        return helper;
    }

    String description() {
        return description;
    }

    Set<Direction> directions() {
        return directions;
    }

    Direction exampleIn() {
        return exampleIn;
    }

    String example() {
        return example;
    }
}
