package dev.syncline.trial;

import dev.syncline.connection.ConnectionId;
import dev.syncline.script.Direction;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A test run over several items or past syncs, and how far it is. It lives in memory and nowhere else. */
public final class TrialRun {

    private final UUID id = UUID.randomUUID();
    private final ConnectionId connection;
    private final Scripts scripts;
    private final @Nullable Direction only;
    private final boolean past;
    private final String by;
    private final Instant started;
    private final List<TrialCase> cases;
    private int done;
    private boolean cancelled;

    TrialRun(
            ConnectionId connection,
            Scripts scripts,
            @Nullable Direction only,
            boolean past,
            String by,
            Instant started,
            List<TrialCase> cases) {
        this.connection = connection;
        this.scripts = scripts;
        this.only = only;
        this.past = past;
        this.by = by;
        this.started = started;
        this.cases = new ArrayList<>(cases);
    }

    public UUID id() {
        return id;
    }

    public ConnectionId connection() {
        return connection;
    }

    /** What is tried. */
    public Scripts scripts() {
        return scripts;
    }

    /** The direction whose rule alone is tried; null for both. */
    public @Nullable Direction only() {
        return only;
    }

    /** Whether it looks at syncs that passed; otherwise at items as they are now. */
    public boolean past() {
        return past;
    }

    /** Who started it. */
    public String by() {
        return by;
    }

    public Instant started() {
        return started;
    }

    public int total() {
        return cases.size();
    }

    public synchronized int done() {
        return done;
    }

    public synchronized boolean cancelled() {
        return cancelled;
    }

    /** Whether nothing more comes. */
    public synchronized boolean ended() {
        return cancelled || done == cases.size();
    }

    /** Whether everything was tried and nothing failed. */
    public synchronized boolean passed() {
        return done == cases.size() && cases.stream().noneMatch(each -> each.verdict() == Verdict.FAULT);
    }

    /** How many cases came out each way. */
    public synchronized Map<Verdict, Integer> counts() {
        Map<Verdict, Integer> counts = new EnumMap<>(Verdict.class);
        for (Verdict verdict : Verdict.values()) {
            counts.put(verdict, 0);
        }
        cases.forEach(each -> counts.merge(each.verdict(), 1, Integer::sum));
        return counts;
    }

    /** Cases that came out one way, or all of them. */
    public synchronized List<TrialCase> cases(@Nullable Verdict verdict) {
        return cases.stream()
                .filter(each -> verdict == null || each.verdict() == verdict)
                .toList();
    }

    /** One case by its number. */
    public synchronized Optional<TrialCase> find(int number) {
        return number < 1 || number > cases.size() ? Optional.empty() : Optional.of(cases.get(number - 1));
    }

    synchronized Optional<TrialCase> next() {
        return ended() ? Optional.empty() : Optional.of(cases.get(done));
    }

    synchronized void done(TrialCase outcome) {
        cases.set(outcome.number() - 1, outcome);
        done++;
    }

    synchronized void cancel() {
        cancelled = true;
    }
}
