package dev.syncline.change;

import dev.syncline.change.Firing.Failed;
import dev.syncline.connector.TrackerFailure;
import dev.syncline.connector.TrackerFailure.Effect;
import dev.syncline.fault.Fault;
import dev.syncline.fault.Faults;
import dev.syncline.fault.NewFault;
import dev.syncline.item.ItemRef;
import dev.syncline.queue.Outcome;
import dev.syncline.queue.Queue;
import java.util.List;
import java.util.Objects;
import org.springframework.stereotype.Component;

/** What becomes of an item that a trigger could not look at: a fault that names both, and work that looks again. */
@Component
class FailedChecks {

    /** Stands for a trigger in faults. */
    private static final String RULE = "trigger";

    private final Queue queue;
    private final Faults faults;

    FailedChecks(Queue queue, Faults faults) {
        this.queue = queue;
        this.faults = faults;
    }

    /** Keeps the failure in the transaction that moves the cursor over it; the item changed, so parked work looks again. */
    void keep(ItemRef item, Failed failed) {
        boolean looksAgain = false;
        List<Fault> open = faults.open(failed.trigger().connection(), item.key(), RULE);
        for (Fault fault : open) {
            looksAgain |= fault.workId() != null && queue.retry(fault.workId());
        }
        if (!looksAgain) {
            TriggerCheck check =
                    new TriggerCheck(failed.trigger().id(), failed.trigger().connection(), item);
            long work = queue.put(check.toWork());
            if (open.isEmpty()) {
                report(item, failed, work);
            }
        }
    }

    /** Reports a failure of work that looked again, and says when it looks once more. */
    Outcome report(ItemRef item, Failed failed, long work) {
        String reason = reason(failed.why());
        String filter = failed.trigger().filter();
        faults.report(new NewFault(
                Fault.Level.ITEM,
                failed.trigger().connection(),
                item.key(),
                "The trigger '%s' could not look at this item: %s"
                        .formatted(filter.isEmpty() ? "every " + item.entityType() : filter, reason),
                RULE,
                0,
                "Correct the item or the tracker's permissions, then retry; other items are not held up.",
                work));
        return failed.why() instanceof TrackerFailure failure && failure.kind().effect() == Effect.ITEM_PARKS
                ? Outcome.park(reason)
                : Outcome.retry(reason);
    }

    /** A trigger looked at the item after all. */
    void passed(long work) {
        faults.resolveWork(work);
    }

    private static String reason(RuntimeException why) {
        return Objects.requireNonNullElse(why.getMessage(), why.getClass().getSimpleName());
    }
}
