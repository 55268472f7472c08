package dev.syncline.incoming;

import dev.syncline.connection.Connection;
import dev.syncline.connector.Connector;
import dev.syncline.item.FieldChange;
import dev.syncline.item.Item;
import dev.syncline.item.Replica;
import dev.syncline.item.Trace;
import dev.syncline.script.ConnectionFacts;
import dev.syncline.script.Rule;
import dev.syncline.script.Rules;
import dev.syncline.script.RunUsage;
import dev.syncline.script.StorePort;
import dev.syncline.script.SyncWishes;
import dev.syncline.script.TrackerPort;
import dev.syncline.twin.Twin;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What an incoming rule would write, found out by the code that writes, on a tracker that only pretends to. */
@Component
public class IncomingPreview {

    private final Rules rules;
    private final WriteResult write;

    IncomingPreview(Rules rules, WriteResult write) {
        this.rules = rules;
        this.write = write;
    }

    /**
     * A sync that came in, or might.
     *
     * @param entityType what a first sync creates unless the rule says otherwise
     * @param local the local item, null on first sync
     * @param previous the replica received before this one, null for the first
     * @param traces comments and files known on both sides
     */
    public record Sync(
            Connection connection,
            Rule rule,
            Twin twin,
            String entityType,
            @Nullable Item local,
            Replica replica,
            @Nullable Replica previous,
            List<Trace> traces) {}

    /** Who hears about a run while it goes on. */
    public interface Listener {

        /** The rule called {@code store}; these changes were written by that call. */
        void stored(List<FieldChange> changes);

        /** What the run used; also when it failed. */
        void used(RunUsage usage);
    }

    /**
     * What would be written in the end, calls of {@code store} included.
     *
     * @param syncBack whether the rule asks for a sync back after processing
     * @param wishes other items the rule asks to bring under sync, or to take off
     */
    public record Written(List<FieldChange> changes, boolean syncBack, SyncWishes wishes) {}

    /**
     * Runs the rule of a sync.
     *
     * @param pretending reads like the tracker, and keeps what is written to itself
     * @throws dev.syncline.script.ScriptFault when the rule fails
     * @throws dev.syncline.connector.TrackerFailure when the tracker fails
     * @throws Unwritable when what the rule did cannot be written, whatever the tracker says
     */
    public Written of(Sync sync, Connector pretending, TrackerPort port, Listener listener) {
        Given given = new Given(sync.entityType(), sync.local(), sync.replica(), sync.previous(), sync.traces());
        Steps steps = new Steps(Ledger.none());
        Writing writing = new Writing(
                pretending,
                steps,
                new UnfetchedFiles(sync.replica()),
                new Birth(sync.twin().correlationKey(), creating -> {}),
                Admitting.ALL,
                sync.traces(),
                sync.entityType(),
                sync.local());
        Consumer<RunUsage> usage = listener::used;
        WriteResult.Ended ended = write.of(
                pretending,
                sync.twin(),
                given,
                writing,
                each -> rules.runIncoming(
                        IncomingRule.run(
                                        facts(sync.connection()),
                                        sync.rule(),
                                        given,
                                        port,
                                        heard(each, steps, sync, listener))
                                .withRemoteUrl(
                                        Objects.requireNonNullElse(sync.twin().remoteUrl(), "")),
                        usage));
        List<FieldChange> changes = new ArrayList<>(Outcomes.of(given, ended.before(), steps.done()));
        changes.addAll(writing.left());
        return new Written(changes, ended.result().syncBack(), ended.result().wishes());
    }

    private static ConnectionFacts facts(Connection connection) {
        return new ConnectionFacts(
                connection.id().value(), connection.name(), connection.localShortName(), connection.remoteShortName());
    }

    private static StorePort heard(Writing writing, Steps steps, Sync sync, Listener listener) {
        return difference -> {
            int before = steps.done().size();
            Item stored = writing.store(difference);
            List<Intent> made = new ArrayList<>(steps.done());
            listener.stored(Outcomes.of(sync.local(), made.subList(before, made.size())));
            return stored;
        };
    }
}
