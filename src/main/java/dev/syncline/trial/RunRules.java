package dev.syncline.trial;

import dev.syncline.connection.Connection;
import dev.syncline.connector.TrackerFailure;
import dev.syncline.incoming.IncomingPreview;
import dev.syncline.incoming.IncomingPreview.Written;
import dev.syncline.incoming.Unwritable;
import dev.syncline.item.FieldChange;
import dev.syncline.item.FieldChanges;
import dev.syncline.item.Item;
import dev.syncline.item.Replica;
import dev.syncline.item.Trace;
import dev.syncline.outgoing.OutgoingPreview;
import dev.syncline.script.ConnectionFacts;
import dev.syncline.script.Direction;
import dev.syncline.script.OutgoingResult;
import dev.syncline.script.OutgoingRun;
import dev.syncline.script.Rule;
import dev.syncline.script.RunUsage;
import dev.syncline.script.ScriptFault;
import dev.syncline.script.SyncWishes;
import dev.syncline.twin.LocalSide;
import dev.syncline.twin.SyncContent;
import dev.syncline.twin.Twin;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Runs one rule on one item, with everything it would change captured. */
@Component
class RunRules {

    private final OutgoingPreview outgoing;
    private final IncomingPreview incoming;
    private final LocalSide local;
    private final Clock clock;

    RunRules(OutgoingPreview outgoing, IncomingPreview incoming, LocalSide local, Clock clock) {
        this.outgoing = outgoing;
        this.incoming = incoming;
        this.local = local;
        this.clock = clock;
    }

    /** What the rule makes of an item, beside what was sent before. */
    OutgoingTrial outgoing(
            Connection connection, String source, Item item, @Nullable Replica previous, List<Trace> traces) {
        return outgoing(connection, source, item, previous, traces, previous);
    }

    /** The same of an item that our own write left so: the other side knows what the rule makes of that one. */
    OutgoingTrial outgoingSince(
            Connection connection,
            String source,
            Item item,
            Item written,
            @Nullable Replica previous,
            List<Trace> traces) {
        Replica known = outgoing(connection, source, outgoing.inOrderOf(item, written), previous, traces)
                .replica();
        return outgoing(connection, source, item, previous, traces, known);
    }

    private OutgoingTrial outgoing(
            Connection connection,
            String source,
            Item item,
            @Nullable Replica previous,
            List<Trace> traces,
            @Nullable Replica known) {
        Questions questions = new Questions(local.port(connection.id()));
        AtomicReference<RunUsage> usage = new AtomicReference<>();
        Rule rule = rule(connection, Direction.OUTGOING, source);
        OutgoingRun run = new OutgoingRun(rule, item, previous, traces, facts(connection), questions);
        AtomicReference<OutgoingResult> made = new AtomicReference<>();
        TrialFault fault = faultOf(() -> outgoing.of(run, usage::set), made);
        OutgoingResult result = made.get();
        Replica replica = result == null ? null : result.replica();
        questions.wished(result == null ? SyncWishes.NONE : result.wishes());
        boolean news = replica != null && !replica.isEmpty() && (known == null || !outgoing.same(known, replica));
        List<FieldChange> changes = replica == null ? List.of() : FieldChanges.between(known, replica);
        return new OutgoingTrial(replica, changes, news, questions.asked(), fault, usage.get());
    }

    /** Whether two replicas tell the other side the same. */
    boolean same(Replica one, Replica other) {
        return outgoing.same(one, other);
    }

    /**
     * What the rule would write of a replica.
     *
     * @param past whether the item is one of then
     */
    IncomingTrial incoming(Connection connection, String source, Twin twin, SyncContent given, boolean past) {
        Questions questions = new Questions(local.port(connection.id()));
        AtomicReference<RunUsage> usage = new AtomicReference<>();
        List<List<FieldChange>> stores = new ArrayList<>();
        IncomingPreview.Listener listener = new IncomingPreview.Listener() {
            @Override
            public void stored(List<FieldChange> changes) {
                stores.add(changes);
            }

            @Override
            public void used(RunUsage used) {
                usage.set(used);
            }
        };
        PretendedTracker tracker = new PretendedTracker(local.connector(), given.local(), past, clock.instant());
        IncomingPreview.Sync sync = new IncomingPreview.Sync(
                connection,
                rule(connection, Direction.INCOMING, source),
                twin,
                given.entityType(),
                given.local(),
                given.replica(),
                given.previous(),
                given.traces());
        AtomicReference<Written> made = new AtomicReference<>();
        TrialFault fault = faultOf(() -> incoming.of(sync, tracker, questions, listener), made);
        Written written = made.get();
        questions.wished(written == null ? SyncWishes.NONE : written.wishes());
        List<FieldChange> changes = written == null ? List.of() : written.changes();
        return new IncomingTrial(
                changes,
                stores,
                written != null && written.syncBack(),
                concerns(tracker, given, changes),
                questions.asked(),
                fault == null ? refused(tracker.refusal()) : fault,
                usage.get());
    }

    private static @Nullable TrialFault refused(@Nullable TrackerFailure failure) {
        return failure == null
                ? null
                : new TrialFault(
                        0,
                        "The tracker would not take this: " + failure.getMessage(),
                        "Nothing of it would be written.");
    }

    private static List<String> concerns(PretendedTracker tracker, SyncContent given, List<FieldChange> changes) {
        TrackerFailure refusal = tracker.refusal();
        Set<String> refused = refusal == null ? Set.of() : refusal.fields().keySet();
        String type = changes.stream()
                .filter(change -> change.kind() == FieldChange.Kind.CREATED)
                .map(FieldChange::field)
                .findFirst()
                .orElse(given.entityType());
        try {
            return changes.isEmpty() ? List.of() : Concerns.of(tracker.describe(type), changes, refused);
        } catch (TrackerFailure failure) {
            return List.of("The tracker did not say which fields it has: " + failure.getMessage());
        }
    }

    private static <T> @Nullable TrialFault faultOf(Supplier<T> run, AtomicReference<T> made) {
        try {
            made.set(run.get());
            return null;
        } catch (ScriptFault fault) {
            return new TrialFault(fault.line(), String.valueOf(fault.getMessage()), fault.remedy());
        } catch (TrackerFailure failure) {
            return new TrialFault(0, String.valueOf(failure.getMessage()), null);
        } catch (Unwritable unwritable) {
            return new TrialFault(0, String.valueOf(unwritable.getMessage()), unwritable.remedy());
        } catch (IllegalArgumentException | IllegalStateException | UnsupportedOperationException e) {
            return new TrialFault(0, "This cannot be tried: " + e.getMessage(), null);
        }
    }

    private static Rule rule(Connection connection, Direction direction, String source) {
        return new Rule(connection.id().value(), 0, direction, source);
    }

    private static ConnectionFacts facts(Connection connection) {
        return new ConnectionFacts(
                connection.id().value(), connection.name(), connection.localShortName(), connection.remoteShortName());
    }
}
