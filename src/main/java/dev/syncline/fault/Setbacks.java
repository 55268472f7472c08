package dev.syncline.fault;

import dev.syncline.connector.TrackerFailure;
import dev.syncline.queue.Outcome;
import dev.syncline.script.LogLines;
import dev.syncline.script.ScriptFault;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Decides what a failed attempt means: tried again, or parked with a fault that says what to do. */
@Component
@Transactional
public class Setbacks {

    /** What work waits for that the tracker did not answer; woken under this name once it answers again. */
    public static final String TRACKER = "tracker";

    private final Faults faults;
    private final RuleFailures failures;

    Setbacks(Faults faults, RuleFailures failures) {
        this.faults = faults;
        this.failures = failures;
    }

    /** What becomes of an attempt whose rule failed; a tracker's failure inside a rule stays the tracker's. */
    public Outcome of(ScriptFault fault, Attempt attempt) {
        for (Throwable cause = fault.getCause(); cause != null; cause = cause.getCause()) {
            if (cause instanceof TrackerFailure failure) {
                return of(failure, attempt, fault.line());
            }
        }
        String message = String.valueOf(fault.getMessage());
        String remedy = fault.remedy() == null ? "Correct the rule, publish it and retry." : fault.remedy();
        report(attempt, message, fault.line(), remedy, LogLines.kept(fault.log()), where(fault, attempt));
        // A rule that ends a run with words of its own is not broken: it judged the item.
        if (fault.kind() != ScriptFault.Kind.RAISED) {
            failures.failed(attempt.connection(), attempt.rule(), attempt.revision(), attempt.item());
        }
        return Outcome.park(message);
    }

    /** What becomes of an attempt that the tracker did not take, whatever the rule says. */
    public Outcome of(TrackerFailure failure, Attempt attempt) {
        return of(failure, attempt, 0);
    }

    /**
     * What becomes of an attempt that the tracker did not take.
     *
     * @param line of the rule that asked for it, 0 when that is not known
     */
    public Outcome of(TrackerFailure failure, Attempt attempt, int line) {
        String message = message(failure);
        return switch (failure.kind().effect()) {
            case RETRY, LOOK_FIRST, TRACKER_WAITS ->
                failure.comeBackIn()
                        .map(wait -> failure.kind() == TrackerFailure.Kind.SILENT
                                ? Outcome.held(TRACKER, message, wait)
                                : new Outcome.Retry(message, wait))
                        .orElseGet(() -> new Outcome.Retry(message, null, TRACKER));
            case ITEM_PARKS ->
                parked(
                        attempt,
                        message,
                        "Correct the item, the rule or the tracker's permissions, then retry.",
                        line,
                        what(failure));
        };
    }

    /** Parks an attempt that nobody but an administrator can help. */
    public Outcome parked(Attempt attempt, String message, String remedy) {
        return parked(attempt, message, remedy, 0, null);
    }

    private Outcome parked(Attempt attempt, String message, String remedy, int line, @Nullable String cause) {
        report(attempt, message, line, remedy, null, cause);
        return Outcome.park(message);
    }

    /** The attempt went through: what stood in its way is over. */
    public void passed(Attempt attempt) {
        if (failures.anythingIsNoted(attempt)) {
            faults.resolveWork(attempt.workId());
            failures.passed(attempt.connection(), attempt.rule(), attempt.item());
        }
    }

    /** Of one revision everything that fails in a line fails for one reason; where no line is known, for one kind of them. */
    private static String where(ScriptFault fault, Attempt attempt) {
        return (fault.line() > 0 ? "line " + fault.line() : fault.kind().name()) + " of revision " + attempt.revision();
    }

    /** What a tracker refuses of the same fields in the same way is one trouble, whatever the values. */
    private static String what(TrackerFailure failure) {
        return failure.kind() + " "
                + failure.fields().keySet().stream().sorted().toList();
    }

    private void report(
            Attempt attempt, String message, int line, String remedy, @Nullable String said, @Nullable String cause) {
        faults.report(new NewFault(
                Fault.Level.ITEM,
                attempt.connection(),
                attempt.item(),
                message,
                attempt.rule(),
                line,
                remedy,
                attempt.workId(),
                said,
                cause,
                null));
    }

    private static String message(TrackerFailure failure) {
        String message = String.valueOf(failure.getMessage());
        String fields = failure.fields().entrySet().stream()
                .filter(field -> !message.contains(field.getValue()))
                .map(field -> field.getKey() + ": " + field.getValue())
                .sorted()
                .collect(Collectors.joining("; "));
        return fields.isEmpty() ? message : message + " (" + fields + ")";
    }
}
