package dev.syncline.real;

import dev.syncline.torture.Journal;
import dev.syncline.torture.Pace;
import dev.syncline.torture.Pause;
import dev.syncline.torture.Place;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReadWriteLock;

/** Kills nodes, puts their databases back and restarts servers while people work; people wait while their own server is down, nodes do not. */
final class Misfortune implements Runnable {

    private static final int LIVES = 1_500;

    private final Sides pair;
    private final Map<Place, ReadWriteLock> open;
    private final Pace pace;
    private final Journal journal;
    private final Random random;
    private final List<Kind> kinds = new ArrayList<>();

    private enum Kind {
        KILL,
        RESTORE,
        RESTART
    }

    Misfortune(
            Sides pair,
            Map<Place, ReadWriteLock> open,
            Pace pace,
            Journal journal,
            StormSettings settings,
            Random random) {
        this.pair = pair;
        this.open = open;
        this.pace = pace;
        this.journal = journal;
        this.random = random;
        kinds.addAll(Collections.nCopies(settings.kills(), Kind.KILL));
        kinds.addAll(Collections.nCopies(settings.restores(), Kind.RESTORE));
        kinds.addAll(Collections.nCopies(settings.restarts(), Kind.RESTART));
        Collections.shuffle(kinds, random);
    }

    @Override
    public void run() {
        try {
            for (int next = 0; pace.awaitKill(); next++) {
                Place victim = Place.values()[random.nextInt(2)];
                Pause.of(random.nextInt(LIVES));
                happen(kinds.get(next), victim);
            }
        } catch (RuntimeException | Error e) {
            pace.stop();
            throw e;
        }
    }

    private void happen(Kind kind, Place victim) {
        switch (kind) {
            case KILL -> kill(victim);
            case RESTORE -> putBack(victim);
            case RESTART -> restart(victim);
        }
    }

    private void kill(Place victim) {
        pair.nodes().kill(victim);
        journal.note("KILL node of " + victim);
        pace.killed();
        start(victim);
    }

    private void putBack(Place victim) {
        pair.nodes().awaitBackup(victim);
        pair.nodes().kill(victim);
        journal.note("KILL node of " + victim);
        pace.killed();
        Path backup = pair.nodes().putBack(victim, random);
        journal.note("RESTORE node of " + victim + " from " + backup.getFileName());
        start(victim);
    }

    private void start(Place victim) {
        pair.nodes().start(victim);
        journal.note("UP node of " + victim);
    }

    private void restart(Place victim) {
        pace.killed();
        Lock closed = Objects.requireNonNull(open.get(victim)).writeLock();
        closed.lock();
        try {
            journal.note("RESTART server of " + victim);
            pair.office(victim).restart();
            journal.note("UP server of " + victim);
        } finally {
            closed.unlock();
        }
    }
}
