package dev.syncline.script.api;

import dev.syncline.item.Trace;
import groovy.lang.Closure;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** {@code workLogHelper}: brings remote work logs to the local ones. */
public final class WorkLogHelper {

    private final HubModel model;
    private final NodeHelper nodeHelper;
    private final @Nullable HubObject previous;

    public WorkLogHelper(HubModel model, NodeHelper nodeHelper, @Nullable HubObject previous) {
        this.model = model;
        this.nodeHelper = nodeHelper;
        this.previous = previous;
    }

    /** Adds new remote work logs, rewrites changed ones, drops removed ones and keeps local ones. */
    @ForRules(
            value =
                    "The local work logs with the remote ones: new ones are added, changed ones rewritten, removed ones dropped. The worker is looked up by e-mail address; where this tracker does not know the address, the name goes into the comment.",
            gives = "workLog",
            example = "issue.workLogs = workLogHelper.mergeWorkLogs(issue, replica)")
    public Collection<HubObject> mergeWorkLogs(HubObject entity, HubObject replica) {
        return merge(entity, replica, this::withLocalAuthor);
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
        return merge(entity, replica, workLog -> {
            Object author = workLog.get("author");
            Object result = each.call(workLog);
            HubObject chosen = result instanceof HubObject hub && hub.kindOf() == Kind.WORK_LOG ? hub : workLog;
            return chosen.get("author") == author ? withLocalAuthor(chosen) : chosen;
        });
    }

    private Collection<HubObject> merge(HubObject entity, HubObject replica, Rendering rendering) {
        List<HubObject> merged = new ArrayList<>(Changes.parts(entity.get("workLogs")));
        if (replica.get("workLogs") == null) {
            return new ArrayList<>(merged);
        }
        List<HubObject> remote = Changes.parts(replica.get("workLogs"));
        for (HubObject workLog : remote) {
            if (workLog.text("remoteId") != null || model.isCopyOfOurs(Trace.Type.WORK_LOG, workLog.remoteIdOf())) {
                continue;
            }
            HubObject twin = Parts.twin(merged, workLog);
            if (twin == null && !model.isTraced(Trace.Type.WORK_LOG, workLog.remoteIdOf())) {
                merged.add(rendering.render(copy(workLog, null)));
            } else if (twin != null && changed(workLog)) {
                merged.set(merged.indexOf(twin), rendering.render(copy(workLog, twin.localIdOf())));
            }
        }
        Parts.removeWhatIsGone(merged, remote, previous, "workLogs", model);
        return new Merged(merged);
    }

    private boolean changed(HubObject workLog) {
        HubObject before = previous == null ? null : Parts.sameRemote(Changes.parts(previous.get("workLogs")), workLog);
        return before != null
                && !(Objects.equals(before.text("comment"), workLog.text("comment"))
                        && Objects.equals(before.text("timeSpent"), workLog.text("timeSpent"))
                        && Objects.equals(before.get("startDate"), workLog.get("startDate")));
    }

    private static HubObject copy(HubObject workLog, @Nullable String localId) {
        return workLog.copy(localId, workLog.remoteIdOf()).with("remoteId", workLog.remoteIdOf());
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

    /** What becomes of a remote work log here. */
    private interface Rendering {
        HubObject render(HubObject workLog);
    }
}
