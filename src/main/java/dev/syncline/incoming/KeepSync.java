package dev.syncline.incoming;

import dev.syncline.change.Changes;
import dev.syncline.connection.ConnectionId;
import dev.syncline.fault.Attempt;
import dev.syncline.fault.Setbacks;
import dev.syncline.item.AppliedMessage;
import dev.syncline.item.FieldChange;
import dev.syncline.item.Item;
import dev.syncline.item.ItemRef;
import dev.syncline.item.MessageNumber;
import dev.syncline.item.Recall;
import dev.syncline.item.Replica;
import dev.syncline.item.SyncMessage;
import dev.syncline.item.Trace;
import dev.syncline.queue.CrashPoint;
import dev.syncline.script.Direction;
import dev.syncline.transport.Envelope;
import dev.syncline.transport.Envelopes;
import dev.syncline.twin.FieldMemory;
import dev.syncline.twin.History;
import dev.syncline.twin.LocalSide;
import dev.syncline.twin.SyncContent;
import dev.syncline.twin.Trails;
import dev.syncline.twin.Twin;
import dev.syncline.twin.TwinId;
import dev.syncline.twin.TwinMemory;
import dev.syncline.twin.Twins;
import dev.syncline.twin.WantedItems;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Keeps what an applied envelope led to, all of it or nothing, and tells the other side. */
@Component
class KeepSync {

    private final Twins twins;
    private final Trails trails;
    private final History history;
    private final Intents intents;
    private final Envelopes envelopes;
    private final Changes changes;
    private final Setbacks setbacks;
    private final LocalSide local;
    private final Crossings crossings;
    private final PutBack putBack;
    private final TransactionTemplate transaction;

    KeepSync(
            Twins twins,
            Trails trails,
            History history,
            Intents intents,
            Envelopes envelopes,
            Changes changes,
            Setbacks setbacks,
            LocalSide local,
            Crossings crossings,
            PutBack putBack,
            TransactionTemplate transaction) {
        this.twins = twins;
        this.trails = trails;
        this.history = history;
        this.intents = intents;
        this.envelopes = envelopes;
        this.changes = changes;
        this.setbacks = setbacks;
        this.local = local;
        this.crossings = crossings;
        this.putBack = putBack;
        this.transaction = transaction;
    }

    /**
     * An envelope whose writes were all made.
     *
     * @param memory what was remembered of the twin when the envelope's turn came
     * @param revision number of the rules that decided
     * @param given what the rule worked on
     */
    record Applied(
            Envelope envelope,
            SyncMessage message,
            Twin twin,
            TwinMemory memory,
            long revision,
            Given given,
            Writing writing,
            Steps steps,
            Merge merge,
            WriteResult.Ended ended) {

        /** As the other side knows the message. */
        MessageNumber number() {
            return new MessageNumber(envelope.incarnation(), envelope.sequence());
        }

        /** Whether the item was there although nobody here remembered it: it may say what the other side does not know. */
        boolean foundAgain() {
            return twin.local() == null && given.local() != null;
        }

        /** The local item; null when the rule made none. */
        @Nullable
        ItemRef ref() {
            Item item = writing.item();
            return item == null ? null : item.ref();
        }

        /** What is remembered of it. */
        History.Passed passed() {
            return new History.Passed(
                    twin.connection(),
                    twin.id(),
                    Direction.INCOMING,
                    revision,
                    ref(),
                    message.from().key(),
                    new SyncContent(
                            given.entityType(),
                            given.local(),
                            given.replica(),
                            given.previous(),
                            given.traces(),
                            changes()),
                    ended.result().log());
        }

        private List<FieldChange> changes() {
            List<FieldChange> changes = new ArrayList<>(Outcomes.of(given, ended.before(), steps.done()));
            changes.addAll(merge.refused());
            changes.addAll(writing.left());
            return changes;
        }
    }

    void keep(Applied applied, Attempt attempt) {
        ItemRef self = applied.ref();
        WantedItems wanted = self == null
                ? new WantedItems(List.of(), List.of())
                : local.wanted(applied.ended().result().wishes(), self);
        transaction.executeWithoutResult(status -> {
            ConnectionId connection = applied.twin().connection();
            TwinId twin = applied.twin().id();
            FieldMemory fields = crossings.keep(applied).excerpted(Excerpts.of(applied));
            twins.remote(
                    applied.twin(),
                    applied.message().from().id(),
                    applied.message().from().key(),
                    applied.message().from().url());
            Item written = null;
            if (self != null) {
                written = keepItem(applied, self);
                changes.wanted(connection, wanted);
            }
            Replica replica = applied.message().replica();
            twins.applied(connection, twin, applied.memory().applied(replica, written, fields));
            history.add(applied.passed());
            intents.through(applied.envelope());
            setbacks.passed(attempt);
            CrashPoint.hit("incoming.beforeCommit");
        });
        CrashPoint.hit("incoming.afterCommit");
    }

    /** The item as our writes left it; null when there were none. */
    private @Nullable Item keepItem(Applied applied, ItemRef ref) {
        ConnectionId connection = applied.twin().connection();
        TwinId twin = applied.twin().id();
        twins.bind(applied.twin(), ref);
        if (applied.given().local() == null) {
            trails.born(connection, twin, ref);
        }
        Collection<Intent> writes = applied.steps().done();
        List<Trace> traces = new ArrayList<>(Expected.traces(writes));
        traces.addAll(applied.ended().result().traces());
        twins.trace(connection, twin, traces);
        envelopes.send(
                connection,
                twin.value(),
                AppliedMessage.KIND,
                ref.key(),
                new AppliedMessage(local.counterpart(ref), traces, applied.number()).toBody());
        if (applied.foundAgain()) {
            changes.resend(applied.twin(), ref);
        }
        if (applied.message().recall() == Recall.ANSWERED) {
            putBack.answered(connection, applied.twin());
        }
        if (applied.ended().result().syncBack()) {
            changes.syncBack(connection, ref);
        }
        Item known = applied.memory().known();
        return writes.isEmpty()
                ? null
                : Expected.after(known == null ? applied.ended().before() : known, writes);
    }
}
