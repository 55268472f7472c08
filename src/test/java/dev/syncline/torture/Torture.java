package dev.syncline.torture;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;

/** One run: people work on both sides while the network fails and nodes die; then both trackers are compared. */
final class Torture {

    private static final Duration QUIET = Duration.ofSeconds(2);

    private final TortureSettings settings;
    private final Path folder;
    private final Journal journal;

    private Torture(TortureSettings settings, Path folder) {
        this.settings = settings;
        this.folder = folder;
        this.journal = new Journal(folder.resolve("operations.log"));
    }

    /** Runs and leaves journal, logs, databases and report in a folder of its own below {@code target/torture}. */
    static Outcome run(TortureSettings settings, String name) {
        System.out.println("TORTURE  " + name + ", -Dtorture.seed=" + settings.seed());
        Path folder = fresh(Path.of("target", "torture", name + "-" + settings.seed()));
        Torture torture = new Torture(settings, folder);
        try {
            Outcome outcome = torture.run();
            Files.writeString(folder.resolve("report.txt"), outcome.report());
            System.out.println(outcome.figures().indent(4).stripTrailing());
            return outcome;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } finally {
            torture.journal.close();
        }
    }

    private Outcome run() {
        Random seeds = new Random(settings.seed());
        Weather weather = new Weather(seeds.nextLong(), settings.faults());
        Sites sites = Sites.connected(folder, settings, weather);
        List<Finding> findings;
        long begun = System.nanoTime();
        long worked;
        long agreed;
        try (sites) {
            sites.start();
            weather.worsen();
            begun = System.nanoTime();
            work(sites, seeds);
            worked = System.nanoTime();
            weather.heal();
            journal.note("HEALED");
            findings = compare(sites);
            agreed = System.nanoTime() - (findings.isEmpty() ? QUIET.toNanos() : 0);
        }
        List<Books> books = List.of(
                Books.of(sites.acme().arguments()), Books.of(sites.globex().arguments()));
        List<Finding> all = new ArrayList<>(findings);
        books.forEach(book -> book.parked().forEach(line -> all.add(new Finding(Finding.Kind.STUCK, "", line))));
        return new Outcome(
                settings,
                journal.accepted(),
                sites.acme().kills() + sites.globex().kills(),
                weather.met(),
                books.stream().mapToLong(Books::sent).sum(),
                Duration.ofNanos(worked - begun),
                Duration.ofNanos(agreed - worked),
                List.copyOf(all),
                books);
    }

    private void work(Sites sites, Random seeds) {
        Pace pace = new Pace(settings.operations(), settings.kills());
        ExecutorService threads = Executors.newFixedThreadPool(3);
        try {
            List<Future<?>> all = new ArrayList<>();
            for (Place place : Place.values()) {
                all.add(threads.submit(new Person(sites.at(place), journal, pace, settings.rules(), seeds.nextLong())));
            }
            all.add(threads.submit(new Reaper(sites, pace, journal, seeds.nextLong())));
            for (Future<?> each : all) {
                each.get();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("The run was interrupted.", e);
        } catch (ExecutionException e) {
            throw new IllegalStateException("The run broke off.", e.getCause());
        } finally {
            threads.shutdownNow();
        }
    }

    /** Waits until both sides agree and stay quiet, or patience ends; what is wrong then is found. */
    private List<Finding> compare(Sites sites) {
        Sight acme = new Sight(sites.acme().desk());
        Sight globex = new Sight(sites.globex().desk());
        long deadline = System.nanoTime() + settings.patience().toNanos();
        long changed = System.nanoTime();
        List<Finding> findings = List.of(new Finding(Finding.Kind.LOST, "", "nothing was compared"));
        while (System.nanoTime() < deadline) {
            CompletableFuture<Boolean> there = CompletableFuture.supplyAsync(acme::refresh);
            if (globex.refresh() | there.join()) {
                changed = System.nanoTime();
            }
            findings = Judge.findings(journal, acme, globex);
            if (findings.isEmpty() && System.nanoTime() - changed > QUIET.toNanos()) {
                return findings;
            }
            Pause.of(200);
        }
        return findings;
    }

    private static Path fresh(Path folder) {
        try {
            if (Files.exists(folder)) {
                try (Stream<Path> files = Files.walk(folder)) {
                    for (Path file :
                            files.sorted(java.util.Comparator.reverseOrder()).toList()) {
                        Files.delete(file);
                    }
                }
            }
            return Files.createDirectories(folder);
        } catch (IOException e) {
            throw new UncheckedIOException(folder + " cannot be made fresh.", e);
        }
    }
}
