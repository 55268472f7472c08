package dev.syncline.torture;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CompletableFuture;

/** Kills nodes while people work, now one, now the other, now both, and starts them again. */
final class Reaper implements Runnable {

    private static final int LIVES = 1_500;

    private final Sites sites;
    private final Pace pace;
    private final Journal journal;
    private final Random random;
    private final List<CompletableFuture<Void>> starts = new ArrayList<>();

    Reaper(Sites sites, Pace pace, Journal journal, long seed) {
        this.sites = sites;
        this.pace = pace;
        this.journal = journal;
        this.random = new Random(seed);
    }

    @Override
    public void run() {
        try {
            while (pace.awaitKill()) {
                int dice = random.nextInt(8);
                Place victim = dice % 2 == 0 ? Place.ACME : Place.GLOBEX;
                kill(victim);
                if (dice < 2) {
                    kill(victim.other());
                }
                pace.killed();
            }
            starts.forEach(CompletableFuture::join);
        } catch (RuntimeException | Error e) {
            pace.stop();
            throw e;
        }
    }

    private void kill(Place victim) {
        Site site = sites.at(victim);
        site.awaitUp();
        Pause.of(random.nextInt(LIVES));
        site.kill();
        journal.note("KILL " + victim);
        starts.add(CompletableFuture.runAsync(() -> {
            site.start();
            journal.note("UP " + victim);
        }));
    }
}
