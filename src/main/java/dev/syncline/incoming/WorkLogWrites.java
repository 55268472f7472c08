package dev.syncline.incoming;

import dev.syncline.connector.Capabilities.Capability;
import dev.syncline.connector.Connector;
import dev.syncline.connector.WorkLogDraft;
import dev.syncline.item.Item;
import dev.syncline.item.ItemRef;
import dev.syncline.item.Replica;
import dev.syncline.item.WorkLog;
import dev.syncline.script.Difference.Work;
import dev.syncline.script.Difference.WorkLogChange;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Writes work logs through the connector, each as an intent. */
final class WorkLogWrites {

    private final Connector connector;
    private final Steps steps;
    private final Map<String, Integer> occurrences = new HashMap<>();

    WorkLogWrites(Connector connector, Steps steps) {
        this.connector = connector;
        this.steps = steps;
    }

    /**
     * Makes one change.
     *
     * @param stores how many times this run has written before
     */
    void write(Item item, WorkLogChange change, int stores) {
        if (!connector.capabilities().offers(Capability.WORK_LOG_CHANGE)) {
            throw new Unwritable(
                    "The rule assigned work logs, and this node's tracker keeps none.",
                    "Leave workLogs out of the incoming rule, or put the work into a comment, then retry.");
        }
        ItemRef ref = item.ref();
        if (change instanceof WorkLogChange.Added added) {
            add(item, added);
        } else if (change instanceof WorkLogChange.Changed changed) {
            WorkLogDraft draft = draft(changed.work());
            Map<String, @Nullable Object> payload = payload(draft);
            payload.put("id", changed.id());
            steps.make(
                    Intent.WORK_LOG_CHANGE + stores + ":" + changed.id(),
                    payload,
                    () -> Parts.workLog(ref, connector.changeWorkLog(ref, changed.id(), draft)));
        } else if (change instanceof WorkLogChange.Removed removed) {
            steps.make(Intent.WORK_LOG_REMOVE + removed.id(), Map.of("id", removed.id()), () -> {
                connector.removeWorkLog(ref, removed.id());
                return null;
            });
        }
    }

    private void add(Item item, WorkLogChange.Added added) {
        WorkLogDraft draft = draft(added.work());
        Map<String, @Nullable Object> payload = payload(draft);
        payload.put("remoteId", added.remoteId());
        payload.put("seen", item.workLogs().stream().map(WorkLog::id).toList());
        String name = added.remoteId() == null ? unnamed(draft) : added.remoteId();
        steps.make(
                Intent.WORK_LOG + name,
                payload,
                () -> Parts.workLog(item.ref(), connector.addWorkLog(item.ref(), draft)));
    }

    /** A work log of the rule's own is named by what it says and how often that came before. */
    private String unnamed(WorkLogDraft draft) {
        String hash = new Replica(Map.of("comment", draft.comment(), "seconds", draft.seconds())).hash();
        return hash + "#" + occurrences.merge(hash, 1, Integer::sum);
    }

    private static Map<String, @Nullable Object> payload(WorkLogDraft draft) {
        Map<String, @Nullable Object> payload = new LinkedHashMap<>();
        payload.put("comment", draft.comment());
        payload.put("seconds", draft.seconds());
        return payload;
    }

    private static WorkLogDraft draft(Work work) {
        return new WorkLogDraft(work.comment(), work.seconds(), work.started(), work.internal(), work.author());
    }
}
