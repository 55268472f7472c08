package dev.syncline.node;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.syncline.testing.MovableClock;
import dev.syncline.testing.OnH2;
import dev.syncline.testing.OnPostgres;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A node keeps its identity over restarts, knows when it was copied, and which edition it runs on. */
class ThisNodeTest {

    /** The shared sentences. */
    abstract static class Contract {

        @Autowired
        ThisNode node;

        @Autowired
        NodeRow row;

        @Autowired
        NodeKeys keys;

        @Autowired
        JdbcClient database;

        @Value("${syncline.data}")
        Path data;

        private final LicenseIssuer issuer = new LicenseIssuer();

        @AfterEach
        void forgetTheLicense() {
            database.sql("update node set licence = null").update();
        }

        @Test
        void keepsItsIncarnationOverARestart() {
            Incarnation before = start(Clock.systemUTC());

            assertThat(start(Clock.systemUTC()).id()).isEqualTo(before.id());
        }

        @Test
        void becomesANewIncarnationWhenTheMarkerBesideTheDatabaseIsMissing() throws IOException {
            Incarnation before = start(Clock.systemUTC());
            Files.delete(data.resolve("incarnation"));

            Incarnation copied = start(Clock.systemUTC());

            assertThat(copied.id()).isNotEqualTo(before.id());
            assertThat(start(Clock.systemUTC()).id()).isEqualTo(copied.id());
        }

        @Test
        void becomesANewIncarnationWhenAnOlderDatabaseWasPutBack() {
            Incarnation before = start(Clock.systemUTC());
            String backedUp = row.birth().orElseThrow().marker();
            start(Clock.systemUTC());
            row.reincarnate(before.id(), backedUp);

            assertThat(start(Clock.systemUTC()).id()).isNotEqualTo(before.id());
        }

        @Test
        void staysItselfAfterACrashBetweenTheMarkerFileAndTheDatabase() {
            Incarnation before = start(Clock.systemUTC());
            Marker.in(data).keep(row.birth().orElseThrow().marker(), "the next word");

            assertThat(start(Clock.systemUTC()).id()).isEqualTo(before.id());
        }

        @Test
        void isDescribedAnew() {
            node.describe(" Acme ", "https://acme.example.com/");
            assertThat(node.name()).isEqualTo("Acme");
            assertThat(node.publicAddress()).hasToString("Optional[https://acme.example.com]");

            node.describe("Acme", " ");
            assertThat(node.publicAddress()).isEqualTo(Optional.empty());
        }

        @Test
        void refusesAnEmptyNameAndMarkup() {
            assertThatThrownBy(() -> node.describe(" ", "")).hasMessageContaining("Enter a name");
            assertThatThrownBy(() -> node.describe("<b>", "")).hasMessageContaining("holds < or >");
            assertThatThrownBy(() -> node.describe("a".repeat(61), "")).hasMessageContaining("61 characters");
        }

        @Test
        void runsOnEvaluationForThirtyDaysThenOnBasic() {
            MovableClock clock = new MovableClock(start(Clock.systemUTC()).born());
            ThisNode fresh = at(clock);

            clock.advance(Duration.ofDays(30).minusMillis(1));
            assertThat(fresh.edition().kind()).isEqualTo(Edition.Kind.EVALUATION);
            clock.advance(Duration.ofMillis(1));
            assertThat(fresh.edition().kind()).isEqualTo(Edition.Kind.BASIC);
            assertThat(fresh.edition().includesScript()).isFalse();
        }

        @Test
        void isPaidUntilTheLicenseEnds() {
            MovableClock clock = new MovableClock(start(Clock.systemUTC()).born());
            ThisNode licensed = at(clock);

            licensed.license(issuer.issue("Acme Ltd", clock.instant().plus(Duration.ofDays(365))));
            assertThat(licensed.edition().kind()).isEqualTo(Edition.Kind.PAID);
            assertThat(licensed.edition().licensee()).isEqualTo("Acme Ltd");
            clock.advance(Duration.ofDays(365));
            assertThat(licensed.edition().kind()).isEqualTo(Edition.Kind.BASIC);
        }

        @Test
        void refusesALicenseThatHasEnded() {
            MovableClock clock = new MovableClock(start(Clock.systemUTC()).born());

            assertThatThrownBy(() -> at(clock).license(issuer.issue("Acme", clock.instant())))
                    .isInstanceOf(NodeRefusal.class)
                    .hasMessageContaining("The license of Acme ended on");
        }

        private Incarnation start(Clock clock) {
            return new Incarnation(row, clock, new NodeSettings("Again", null), data, false);
        }

        private ThisNode at(Clock clock) {
            return new ThisNode(row, keys, start(clock), clock, new LicenseSettings(issuer.publicKey()), false);
        }
    }

    @Nested
    @OnH2
    class ThisNodeOnH2 extends Contract {}

    @Nested
    @OnPostgres
    class ThisNodeOnPostgres extends Contract {}
}
