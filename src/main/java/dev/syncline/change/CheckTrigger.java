package dev.syncline.change;

import dev.syncline.connector.Connector;
import dev.syncline.connector.LocalTracker;
import dev.syncline.connector.TrackerFailure;
import dev.syncline.queue.Handler;
import dev.syncline.queue.Outcome;
import dev.syncline.queue.Work;
import java.util.List;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Lets a trigger look again at an item it failed on. */
@Component
class CheckTrigger implements Handler {

    private final ObjectProvider<LocalTracker> tracker;
    private final Triggers triggers;
    private final Firing firing;
    private final Newborns newborns;
    private final Changes changes;
    private final FailedChecks failures;
    private final TransactionTemplate transaction;

    CheckTrigger(
            ObjectProvider<LocalTracker> tracker,
            Triggers triggers,
            Firing firing,
            Newborns newborns,
            Changes changes,
            FailedChecks failures,
            TransactionTemplate transaction) {
        this.tracker = tracker;
        this.triggers = triggers;
        this.firing = firing;
        this.newborns = newborns;
        this.changes = changes;
        this.failures = failures;
        this.transaction = transaction;
    }

    @Override
    public String kind() {
        return TriggerCheck.KIND;
    }

    @Override
    public Outcome handle(Work work) {
        TriggerCheck check = TriggerCheck.fromPayload(work.payload());
        List<Trigger> asked =
                triggers.find(check.trigger()).filter(Trigger::active).stream().toList();
        Connector connector = tracker.getObject().connector();
        try {
            Firing.Verdict verdict =
                    firing.judge(connector, asked, check.item(), newborns.among(connector, List.of(check.item())));
            if (!verdict.failed().isEmpty()) {
                return failures.report(check.item(), verdict.failed().get(0), work.id());
            }
            transaction.executeWithoutResult(status -> {
                verdict.wanted().forEach(connection -> changes.triggered(connection, check.item()));
                failures.passed(work.id());
            });
            return Outcome.done();
        } catch (TrackerFailure failure) {
            return new Outcome.Retry(
                    String.valueOf(failure.getMessage()), failure.comeBackIn().orElse(null));
        }
    }
}
