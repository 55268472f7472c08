package dev.syncline.real;

import static org.assertj.core.api.Assertions.assertThat;

import dev.syncline.torture.Books;
import dev.syncline.torture.Journal;
import dev.syncline.torture.Place;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.util.FileSystemUtils;

/** Salesforce and Xurrent in bad weather, with people at both, and nodes that die or go on from an older state of their database. */
class SimulatedTrackersTest {

    /** From so many bad weathers on some may last a minute and more. */
    private static final int MANY = 10;

    /** As much as every build can bear. */
    @Test
    void nothingIsLostOrDoneTwiceInAShortRun() throws IOException {
        held(new StormSettings(20_261_130, 40, 1, 1, 4, Duration.ofSeconds(180)));
    }

    /** By {@code -Dtorture.operations}, {@code torture.kills}, {@code torture.restores}, {@code torture.weathers}, {@code torture.seed}. */
    @Test
    @Tag("torture")
    void nothingIsLostOrDoneTwiceBetweenSalesforceAndXurrent() throws IOException {
        held(new StormSettings(
                Long.getLong("torture.seed", 20_261_129),
                Integer.getInteger("torture.operations", 150),
                Integer.getInteger("torture.kills", 4),
                Integer.getInteger("torture.restores", 2),
                Integer.getInteger("torture.weathers", 25),
                Duration.ofSeconds(Integer.getInteger("torture.patience", 180))));
    }

    private static void held(StormSettings settings) throws IOException {
        Path folder = Path.of("target", "torture", "trackers-" + settings.seed());
        FileSystemUtils.deleteRecursively(folder);
        Files.createDirectories(folder);
        try (Journal journal = new Journal(folder.resolve("operations.log"));
                SimulatedPair pair = new SimulatedPair(folder, settings.seed(), settings.restarts() >= MANY)) {
            pair.start();
            StormOutcome outcome = new Storm(pair, journal, settings).run();
            pair.nodes().stop();
            StringBuilder report = new StringBuilder(outcome.report());
            for (Place place : Place.values()) {
                Books books = Books.of(pair.nodes().arguments(place));
                report.append("%s sent %d, waiting %s, faults %s%n"
                        .formatted(place, books.sent(), books.waiting(), books.faults()));
            }
            System.out.println(report);
            Files.writeString(folder.resolve("report.txt"), report);
            assertThat(outcome.findings()).as(report.toString()).isEmpty();
            for (Place place : Place.values()) {
                assertThat(Books.of(pair.nodes().arguments(place)).parked()).isEmpty();
            }
        }
    }
}
