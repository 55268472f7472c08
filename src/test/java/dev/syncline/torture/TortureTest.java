package dev.syncline.torture;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Two nodes that people work on while the network fails and the nodes die. */
class TortureTest {

    /** Syncs sent for each change that people made. */
    private static final double MOST_SYNCS = 1.05;

    /** As much as every build can bear. */
    @Test
    void nothingIsLostOrDoneTwiceInAShortRun() {
        held(Torture.run(TortureSettings.of(20_261_128, 700, 8), "brief"));
    }

    @Test
    @Tag("torture")
    void nothingIsLostOrDoneTwice() {
        held(Torture.run(TortureSettings.of(20_261_128, 2_000, 20), "short"));
    }

    /** As long as the command line says. */
    @Test
    @Tag("torture")
    void nothingIsLostOrDoneTwiceInTheLongRun() {
        held(Torture.run(TortureSettings.of(System.nanoTime(), 100_000, 500), "long"));
    }

    /** The harness finds what it is there for. */
    @ParameterizedTest
    @EnumSource(PlantedBug.class)
    @Tag("torture")
    void findsAPlantedBug(PlantedBug bug) {
        Outcome outcome = Torture.run(
                TortureSettings.of(20_261_128, 700, 10)
                        .within(Duration.ofSeconds(40))
                        .with("--torture.bug=" + bug),
                bug.name());

        assertThat(!outcome.findings().isEmpty() || outcome.echo() > MOST_SYNCS)
                .as(bug + " is found; " + outcome.report())
                .isTrue();
    }

    private static void held(Outcome outcome) {
        assertThat(outcome.findings()).as(outcome.report()).isEmpty();
        assertThat(outcome.operations()).isGreaterThan(outcome.settings().operations() * 9 / 10);
        assertThat(outcome.kills()).isGreaterThanOrEqualTo(outcome.settings().kills());
        assertThat(outcome.echo()).as("syncs sent for each change").isLessThanOrEqualTo(MOST_SYNCS);
    }
}
