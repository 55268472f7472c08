package dev.syncline.trial;

import dev.syncline.connection.ConnectionId;
import dev.syncline.connection.Refusal;
import dev.syncline.script.Direction;
import dev.syncline.twin.History;
import dev.syncline.twin.PastSync;
import java.time.Clock;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.stereotype.Component;

/** Test runs in the background: bounded, one item at a time, beside the live engine and never before it. */
@Component
public class TrialRuns implements DisposableBean {

    private final Trials trials;
    private final History history;
    private final TrialSettings settings;
    private final Clock clock;
    private final TrialThread thread = new TrialThread();
    private final Map<UUID, TrialRun> runs = new LinkedHashMap<>();

    TrialRuns(Trials trials, History history, TrialSettings settings, Clock clock) {
        this.trials = trials;
        this.history = history;
        this.settings = settings;
        this.clock = clock;
    }

    /**
     * Tries rules on items as they are now.
     *
     * @throws Refusal when there are none, or too many
     */
    public TrialRun items(ConnectionId connection, Scripts scripts, List<String> keys, String by) {
        return items(connection, scripts, null, keys, by);
    }

    /**
     * The same with the rule of one direction alone.
     *
     * @param only null for both
     */
    public TrialRun items(
            ConnectionId connection, Scripts scripts, @Nullable Direction only, List<String> keys, String by) {
        List<String> wanted = keys.stream()
                .map(String::strip)
                .filter(key -> !key.isEmpty())
                .distinct()
                .toList();
        if (wanted.isEmpty()) {
            throw new Refusal("keys", "Enter the key of at least one item.");
        }
        if (wanted.size() > settings.items()) {
            throw new Refusal(
                    "keys",
                    "These are %d items; at most %d can be tried at once.".formatted(wanted.size(), settings.items()));
        }
        List<TrialCase> cases = new ArrayList<>();
        wanted.forEach(key -> cases.add(new TrialCase(cases.size() + 1, key, null, null, null, Verdict.PENDING, "")));
        return start(new TrialRun(connection, scripts, only, false, by, clock.instant(), cases));
    }

    /**
     * Tries rules on the items that were synced last.
     *
     * @throws Refusal when nothing was synced yet
     */
    public TrialRun latestItems(ConnectionId connection, Scripts scripts, int count, String by) {
        int most = within(count, settings.items());
        List<String> keys = history.latest(connection, null, most * 20).stream()
                .map(PastSync::localKey)
                .filter(key -> !key.isEmpty())
                .distinct()
                .limit(most)
                .toList();
        if (keys.isEmpty()) {
            throw nothingYet();
        }
        return items(connection, scripts, keys, by);
    }

    /**
     * Tries rules on syncs that passed, the newest first.
     *
     * @param direction null for both
     * @throws Refusal when there are none
     */
    public TrialRun syncs(
            ConnectionId connection, Scripts scripts, @Nullable Direction direction, int count, String by) {
        List<TrialCase> cases = new ArrayList<>();
        for (PastSync past : history.latest(connection, direction, within(count, settings.syncs()))) {
            cases.add(new TrialCase(
                    cases.size() + 1, past.title(), past.id(), past.direction(), past.happened(), Verdict.PENDING, ""));
        }
        if (cases.isEmpty()) {
            throw nothingYet();
        }
        return start(new TrialRun(connection, scripts, direction, true, by, clock.instant(), cases));
    }

    /** Whether a sync in this direction is remembered, so that its rule could be tried on it. */
    public boolean hasSyncs(ConnectionId connection, Direction direction) {
        return !history.latest(connection, direction, 1).isEmpty();
    }

    /** A test run of a connection that is still kept. */
    public Optional<TrialRun> find(ConnectionId connection, UUID id) {
        synchronized (runs) {
            return Optional.ofNullable(runs.get(id))
                    .filter(run -> run.connection().equals(connection));
        }
    }

    /** The test runs of a connection that are still kept, the newest first. */
    public List<TrialRun> of(ConnectionId connection) {
        synchronized (runs) {
            List<TrialRun> found = new ArrayList<>();
            runs.values().stream()
                    .filter(run -> run.connection().equals(connection))
                    .forEach(run -> found.add(0, run));
            return found;
        }
    }

    /** Ends a run after the case it is at. */
    public void cancel(TrialRun run) {
        run.cancel();
    }

    private TrialRun start(TrialRun run) {
        synchronized (runs) {
            long running = runs.values().stream().filter(each -> !each.ended()).count();
            if (running >= settings.running()) {
                throw new Refusal(
                        "",
                        "There are %d test runs at work already. Wait for one of them, or cancel it."
                                .formatted(running));
            }
            runs.put(run.id(), run);
            forgetOldest();
        }
        thread.run(() -> step(run));
        return run;
    }

    private void forgetOldest() {
        var each = runs.values().iterator();
        while (runs.size() > settings.kept() && each.hasNext()) {
            if (each.next().ended()) {
                each.remove();
            }
        }
    }

    private boolean step(TrialRun run) {
        run.next().ifPresent(next -> run.done(tried(run, next)));
        return !run.ended();
    }

    private TrialCase tried(TrialRun run, TrialCase next) {
        try {
            Long sync = next.sync();
            if (sync == null) {
                ItemTrial trial = trials.run(run.connection(), run.scripts(), run.only(), next.title());
                return next.with(trial.verdict(), trial.summary());
            }
            return trials.replay(run.connection(), run.scripts(), sync)
                    .map(trial -> next.with(trial.verdict(), trial.summary()))
                    .orElseGet(() -> next.with(Verdict.MISSING, "This sync is forgotten by now."));
        } catch (RuntimeException e) {
            return next.with(Verdict.MISSING, "This could not be tried: " + e.getMessage());
        }
    }

    private static int within(int count, int most) {
        return Math.max(1, Math.min(count, most));
    }

    private static Refusal nothingYet() {
        return new Refusal(
                "", "Nothing was synced over this connection yet. Name items by their keys, or come back later.");
    }

    @Override
    public void destroy() {
        thread.close();
    }
}
