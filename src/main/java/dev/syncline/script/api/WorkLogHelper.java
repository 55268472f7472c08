package dev.syncline.script.api;

import groovy.lang.Closure;
import java.util.Collection;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** {@code workLogHelper}: brings remote work logs to the local ones. */
public final class WorkLogHelper {

    private final Merging merging;
    private final NodeHelper nodeHelper;

    public WorkLogHelper(HubModel model, NodeHelper nodeHelper, @Nullable HubObject previous) {
        this.merging = new Merging(model, previous, "workLogs", WorkLogHelper::same);
        this.nodeHelper = nodeHelper;
    }

    /** Adds new remote work logs, rewrites changed ones, drops removed ones and keeps local ones. */
    @ForRules(
            value =
                    "The local work logs with the remote ones: new ones are added, changed ones rewritten, removed ones dropped. The worker is looked up by e-mail address; where this tracker does not know the address, the name goes into the comment.",
            gives = "workLog",
            example = "issue.workLogs = workLogHelper.mergeWorkLogs(issue, replica)")
    public Collection<HubObject> mergeWorkLogs(HubObject entity, HubObject replica) {
        return merging.merge(entity, replica, this::withLocalAuthor);
    }

    /** The same; the closure is given each remote work log and may change it, return it, or return nothing. */
    @ForRules(
            value =
                    "The same; the closure is given each remote work log and may set its author or comment, return it, or return nothing.",
            gives = "workLog",
            parameters = "entity, replica, { workLog -> ... }",
            example =
                    "issue.workLogs = workLogHelper.mergeWorkLogs(issue, replica) { workLog ->\n    workLog.author = nodeHelper.getUserByEmail(workLog.author?.email)\n    workLog\n}")
    public Collection<HubObject> mergeWorkLogs(HubObject entity, HubObject replica, Closure<?> each) {
        return merging.merge(entity, replica, workLog -> {
            Object author = workLog.get("author");
            Object result = each.call(workLog);
            HubObject chosen = result instanceof HubObject hub && hub.kindOf() == Kind.WORK_LOG ? hub : workLog;
            return chosen.get("author") == author ? withLocalAuthor(chosen) : chosen;
        });
    }

    private static boolean same(HubObject before, HubObject workLog) {
        return Objects.equals(before.text("comment"), workLog.text("comment"))
                && Objects.equals(before.text("timeSpent"), workLog.text("timeSpent"))
                && Objects.equals(before.get("startDate"), workLog.get("startDate"));
    }

    /** The worker as this tracker knows them; otherwise their name goes before the comment. */
    private HubObject withLocalAuthor(HubObject workLog) {
        if (!(workLog.get("author") instanceof HubObject author)) {
            return workLog;
        }
        HubObject local = nodeHelper.getUserByEmail(author.text("email"));
        workLog.with("author", local);
        String name = author.text("displayName");
        String comment = workLog.text("comment") == null ? "" : workLog.text("comment");
        return local == null && name != null ? workLog.with("comment", name + ": " + comment) : workLog;
    }
}
