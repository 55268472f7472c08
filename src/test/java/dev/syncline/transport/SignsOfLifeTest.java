package dev.syncline.transport;

import static org.assertj.core.api.Assertions.assertThat;

import dev.syncline.connection.Connection.Status;
import dev.syncline.connection.ConnectionActivated;
import dev.syncline.queue.Outcome;
import dev.syncline.testing.Eventually;
import dev.syncline.testing.MigratedDatabase;
import dev.syncline.testing.MovableClock;
import dev.syncline.testing.PostgresServer;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.BooleanSupplier;
import java.util.function.IntSupplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What waits for the other node, however long by now, goes on as soon as it is heard of. */
class SignsOfLifeTest {

    private static final UUID TWIN = UUID.randomUUID();
    private static final List<Duration> STEPS =
            List.of(Duration.ofSeconds(2), Duration.ofSeconds(7), Duration.ofSeconds(40), Duration.ofMinutes(3));

    private final MovableClock clock = new MovableClock(Instant.parse("2026-03-01T12:00:00Z"));
    private Side acme;
    private Side globex;

    @BeforeEach
    void start(@TempDir Path data) throws Exception {
        acme = new Side("acme", h2(), clock, data, Optional.empty());
        globex = new Side("globex", h2(), clock, data, Optional.empty());
        Side.connect(acme, globex, Status.ACTIVE, Status.ACTIVE);
    }

    @AfterEach
    void stop() {
        acme.close();
        globex.close();
    }

    @Test
    void aFileThatCouldNotBeHad() {
        globex.network.down = true;
        globex.answer = envelope -> envelope.twin().equals(TWIN) ? fetch() : Outcome.done();
        acme.send(TWIN, "with a file");
        growsPatient(() -> globex.received.size());
        globex.answer = envelope -> Outcome.done();

        clock.advance(Duration.ofSeconds(10));
        acme.send(UUID.randomUUID(), "something else");

        Eventually.holds(
                "nothing waits any more", () -> globex.queue().counts(null).done() == 2);
    }

    @Test
    void anEnvelopeForANodeThatWasAwayAndHasNothingToSendItself() {
        acme.network.down = true;
        acme.send(TWIN, "late");
        growsPatient(() -> acme.network.sent.size());
        acme.network.down = false;

        globex.get(Hello.class).say();

        Eventually.holds("it arrived", () -> globex.bodies().equals(List.of("late")));
    }

    @Test
    void whatAnActivationLetsGoOnIsNotHeldUpByWhatTheGateSawAMomentBefore() throws Exception {
        ConnectionGate gate = acme.get(ConnectionGate.class);
        Side.connect(acme, globex, Status.DEACTIVATED, Status.ACTIVE);
        Eventually.holds("it is closed", () -> !gate.isOpen(acme.id.value()));
        Side.connect(acme, globex, Status.ACTIVE, Status.ACTIVE);
        acme.publish(new ConnectionActivated(acme.id));
        assertThat(gate.isOpen(acme.id.value())).isTrue();
    }

    @Test
    void whatIsHeldBackSaysWhatHoldsIt() {
        assertThat(acme.queue().heldBack(acme.id.value(), SendEnvelope.KIND)).isEmpty();
        acme.network.down = true;
        acme.send(TWIN, "late");
        Eventually.holds("it was tried", () -> acme.network.sent.size() > 0 || isHeldBack());
        Eventually.holds("the other node takes nothing", this::isHeldBack);
        assertThat(acme.queue().heldBack(acme.id.value(), ReceiveEnvelope.KIND)).isEmpty();

        Side.connect(acme, globex, Status.DEACTIVATED, Status.ACTIVE);
        assertThat(acme.queue().heldBack(acme.id.value(), ReceiveEnvelope.KIND).orElseThrow())
                .contains("is deactivated", "activated");
    }

    @Test
    void theNextTryIsTheNextLookAtTheOtherNodeWhileItsTimeIsKnown() {
        acme.network.down = true;
        acme.send(TWIN, "late");
        Eventually.holds("it waits", () -> nextTry().isPresent());
        assertThat(nextTry()).isEqualTo(nextLook());
        assertThat(nextTry().orElseThrow()).isAfter(clock.instant());

        Side.connect(acme, globex, Status.DEACTIVATED, Status.ACTIVE);
        Eventually.holds("nobody knows when it is activated", () -> nextTry().isEmpty());
    }

    private Optional<Instant> nextTry() {
        return Optional.ofNullable(acme.queue().page(null, 0, 1).get(0).nextTry());
    }

    private Optional<Instant> nextLook() {
        return acme.get(ConnectionGate.class).nextLook(acme.id.value(), SendEnvelope.KIND);
    }

    private boolean isHeldBack() {
        return acme.queue()
                .heldBack(acme.id.value(), SendEnvelope.KIND)
                .filter(sentence -> sentence.contains("takes nothing now"))
                .isPresent();
    }

    /** Lets attempts fail until the next one is minutes away. */
    private void growsPatient(IntSupplier attempts) {
        for (int step = 0; step <= STEPS.size(); step++) {
            int expected = step + 1;
            Eventually.holds(
                    () -> "attempt " + expected + ", not " + attempts.getAsInt(),
                    () -> attempts.getAsInt() >= expected);
            awaitRest();
            if (step < STEPS.size()) {
                clock.advance(STEPS.get(step));
            }
        }
    }

    private void awaitRest() {
        BooleanSupplier rest = () -> List.of(acme, globex).stream()
                .allMatch(side -> side.queue().counts(null).inFlight() == 0);
        Eventually.holds("nothing is being done", rest);
    }

    private Outcome fetch() {
        try {
            globex.get(RemoteFiles.class).fetch(globex.id, TWIN, "7", 10, "00".repeat(32));
            return Outcome.done();
        } catch (FileFailure failure) {
            return failure.later();
        }
    }

    private static PostgresServer.Database h2() {
        return MigratedDatabase.inMemory();
    }
}
