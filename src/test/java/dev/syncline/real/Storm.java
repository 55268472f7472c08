package dev.syncline.real;

import dev.syncline.torture.Finding;
import dev.syncline.torture.Journal;
import dev.syncline.torture.Judge;
import dev.syncline.torture.Pace;
import dev.syncline.torture.Pause;
import dev.syncline.torture.Place;
import dev.syncline.torture.Ticket;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.locks.ReadWriteLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** People work on both servers while nodes are killed and servers restarted; then both servers must hold the same. */
final class Storm {

    private final Sides pair;
    private final Journal journal;
    private final StormSettings settings;
    private final Map<Place, ReadWriteLock> open =
            Map.of(Place.ACME, new ReentrantReadWriteLock(true), Place.GLOBEX, new ReentrantReadWriteLock(true));

    Storm(Sides pair, Journal journal, StormSettings settings) {
        this.pair = pair;
        this.journal = journal;
        this.settings = settings;
    }

    /** Runs to the end of the work and returns how long both sides then took to agree, and on what they never did. */
    StormOutcome run() {
        long begun = System.nanoTime();
        work();
        long worked = System.nanoTime();
        journal.note("WORKED");
        for (Place place : Place.values()) {
            pair.office(place).calm();
        }
        List<Finding> findings = awaitAgreement();
        return new StormOutcome(
                settings,
                journal.accepted(),
                Duration.ofNanos(worked - begun),
                Duration.ofNanos(System.nanoTime() - worked),
                findings);
    }

    private void work() {
        Random seeds = new Random(settings.seed());
        Pace pace = new Pace(settings.operations(), settings.misfortunes());
        List<CompletableFuture<Void>> all = new ArrayList<>();
        for (Place place : Place.values()) {
            Office office = pair.office(place);
            all.add(CompletableFuture.runAsync(
                    new Clerk(office, lock(place).readLock(), journal, pace, seeds.nextLong())));
        }
        Misfortune misfortune = new Misfortune(pair, open, pace, journal, settings, new Random(seeds.nextLong()));
        all.add(CompletableFuture.runAsync(misfortune));
        all.forEach(CompletableFuture::join);
    }

    private List<Finding> awaitAgreement() {
        long deadline = System.nanoTime() + settings.patience().toNanos();
        Set<Place> keeping = Stream.of(Place.values())
                .filter(place -> !pair.office(place).rewrites())
                .collect(Collectors.toSet());
        List<Finding> findings;
        do {
            findings = Judge.findings(journal, seen(Place.ACME), seen(Place.GLOBEX), keeping);
            if (findings.isEmpty()) {
                return findings;
            }
            journal.note(findings.size() + " to go, such as " + findings.get(0));
            Pause.of(1_000);
        } while (System.nanoTime() < deadline);
        return findings;
    }

    private Map<String, List<Ticket>> seen(Place place) {
        Office office = pair.office(place);
        return office.ids("[").stream().map(office::read).collect(Collectors.groupingBy(Ticket::name));
    }

    private ReadWriteLock lock(Place place) {
        return java.util.Objects.requireNonNull(open.get(place));
    }
}
