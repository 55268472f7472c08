package dev.syncline.script.api;

import dev.syncline.script.Direction;
import org.jspecify.annotations.Nullable;

/** {@code workflowHelper}: moves an item through its statuses. */
public final class WorkflowHelper {

    private final NodeHelper nodeHelper;

    public WorkflowHelper(NodeHelper nodeHelper) {
        this.nodeHelper = nodeHelper;
    }

    /** Sets the status of that name; when a rule asks several times, the last one counts. */
    @ForRules(
            value =
                    "Moves the item to the status of this name when it is written; of several in one run the last one counts.",
            in = Direction.INCOMING,
            example = "if (replica.status?.name == \"Closed\") { workflowHelper.transition(issue, \"Closed\") }")
    public void transition(HubObject issue, @Nullable Object name) {
        HubObject status = nodeHelper.getStatus(name);
        if (status == null) {
            throw new IllegalArgumentException(
                    "workflowHelper.transition needs the name of a status, and was given " + name + ".");
        }
        issue.set("status", status);
    }
}
