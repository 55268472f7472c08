package dev.syncline.transport;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;

import dev.syncline.connection.Connection;
import dev.syncline.connection.Connection.Status;
import dev.syncline.connection.ConnectionActivated;
import dev.syncline.connection.ConnectionDeleted;
import dev.syncline.connection.ConnectionId;
import dev.syncline.fault.Fault;
import dev.syncline.testing.Eventually;
import dev.syncline.testing.MigratedDatabase;
import dev.syncline.testing.MovableClock;
import dev.syncline.testing.PostgresServer;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;

/** Envelopes arrive once and in order, whatever the wire does, and only from the one who may send them. */
class TransportTest {

    /** The same sentences for each database. */
    abstract static class Contract {

        final MovableClock clock = new MovableClock(Instant.parse("2026-01-31T12:00:00Z"));
        final UUID twin = UUID.randomUUID();

        @TempDir
        Path data;

        Side acme;
        Side globex;

        abstract PostgresServer.Database database();

        @BeforeEach
        void start() throws Exception {
            acme = new Side("acme", database(), clock, data, Optional.empty());
            globex = new Side("globex", database(), clock, data, Optional.empty());
            Side.connect(acme, globex, Status.ACTIVE, Status.ACTIVE);
        }

        @AfterEach
        void stop() {
            acme.close();
            globex.close();
        }

        @Test
        void arriveInOrderPerTwinAndAreForgottenWhenSignedFor() {
            List<UUID> twins = List.of(twin, UUID.randomUUID(), UUID.randomUUID());
            for (int step = 0; step < 40; step++) {
                for (UUID each : twins) {
                    acme.send(each, "%02d".formatted(step));
                }
            }
            awaitReceived(120);
            twins.forEach(each -> assertThat(globex.bodies(each)).hasSize(40).isSorted());
            Eventually.holds("the outbox empties", () -> acme.count("transport_outbox") == 0);
        }

        @Test
        void travelTogetherWhenManyWait() {
            acme.network.down = true;
            for (int step = 0; step < 100; step++) {
                acme.send(UUID.randomUUID(), "b" + step);
            }
            Eventually.holds("it was tried", () -> !acme.network.sent.isEmpty());
            acme.network.down = false;
            acme.network.sent.clear();
            comeBack(100);
            assertThat(acme.network.sent).hasSizeLessThan(20);
        }

        @Test
        void arriveOnceWhenTheAnswerIsLost() {
            acme.network.answersToLose.set(1);
            acme.send(twin, "one");
            acme.send(twin, "two");
            comeBack(2);
            Eventually.holds("the outbox empties", () -> {
                clock.advance(Duration.ofSeconds(1));
                return acme.count("transport_outbox") == 0;
            });
            assertThat(globex.bodies()).containsExactly("one", "two");
        }

        @Test
        void changeNothingWhenReplayed() throws Exception {
            acme.send(twin, "one");
            awaitReceived(1);
            Network.Sent sent = acme.network.sent.get(0);
            assertThat(replay(sent.request().getHeaders(), sent.body()).getStatus())
                    .isEqualTo(200);
            acme.send(twin, "two");
            awaitReceived(2);
            assertThat(globex.bodies()).containsExactly("one", "two");
        }

        @Test
        void areRefusedWhenANumberComesBackWithOtherContent() {
            acme.send(twin, "one");
            awaitReceived(1);
            Eventually.holds("the outbox empties", () -> acme.count("transport_outbox") == 0);
            acme.get(Sequences.class).forget(acme.id);
            acme.send(twin, "other content");
            UUID another = UUID.randomUUID();
            acme.send(another, "still passes");
            awaitReceived(2);
            Eventually.holds("parked", () -> acme.queue().counts(null).parked() == 1);
            assertThat(globex.bodies()).containsExactly("one", "still passes");
            assertThat(acme.faults).singleElement().satisfies(fault -> {
                assertThat(fault.level()).isEqualTo(Fault.Level.ITEM);
                assertThat(fault.message()).contains("other content");
            });
        }

        @Test
        void areRefusedUnsignedForgedOrTooLargeBeforeAnybodyParsesThem() throws Exception {
            byte[] notJson = "{{{".getBytes(java.nio.charset.StandardCharsets.UTF_8);
            HttpHeaders addressed = new HttpHeaders();
            addressed.set("Syncline-Connection", globex.id.toString());
            assertThat(replay(addressed, notJson).getStatus()).isEqualTo(401);
            assertThat(replay(new HttpHeaders(), notJson).getStatus()).isEqualTo(404);
            assertThat(replay(addressed, new byte[Wire.LIMIT + 1]).getStatus()).isEqualTo(413);
            acme.send(twin, "one");
            awaitReceived(1);
            Network.Sent sent = acme.network.sent.get(0);
            byte[] forged = sent.body().clone();
            forged[forged.length - 8] ^= 1;
            assertThat(replay(sent.request().getHeaders(), forged).getStatus()).isEqualTo(401);
            globex.know(globex.id, acme.id, Connection.Type.PUBLIC, Status.ACTIVE, acme.address, globex.key());
            assertThat(replay(sent.request().getHeaders(), sent.body()).getStatus())
                    .isEqualTo(401);
            assertThat(globex.count("transport_received")).isEqualTo(1);
        }

        @Test
        void areStoredButNotWorkedWhileTheReceiverIsDeactivated() {
            Side.connect(acme, globex, Status.ACTIVE, Status.DEACTIVATED);
            acme.send(twin, "one");
            acme.send(twin, "two");
            Eventually.holds("stored", () -> globex.count("transport_received") == 2);
            Eventually.holds("forgotten", () -> acme.count("transport_outbox") == 0);
            assertThat(globex.received).isEmpty();
            assertThat(globex.queue().counts(globex.id.value()).accepted()).isEqualTo(2);
            Side.connect(acme, globex, Status.ACTIVE, Status.ACTIVE);
            Eventually.holds("activated", () -> {
                globex.publish(new ConnectionActivated(globex.id));
                return globex.received.size() == 2;
            });
            assertThat(globex.bodies()).containsExactly("one", "two");
        }

        @Test
        void waitWhileTheOtherSideHasNotConfirmed() {
            Side.connect(acme, globex, Status.ACTIVE, Status.PENDING);
            acme.send(twin, "one");
            Eventually.holds("it was tried", () -> !acme.network.sent.isEmpty());
            Side.connect(acme, globex, Status.ACTIVE, Status.ACTIVE);
            comeBack(1);
        }

        @Test
        void areAFaultOfTheConnectionAfterThreeFailuresAndGoOnAtTheFirstSignOfLife() {
            acme.network.down = true;
            acme.send(twin, "one");
            Eventually.holds("a fault is reported", () -> {
                clock.advance(Duration.ofSeconds(10));
                return !acme.faults.isEmpty();
            });
            assertThat(acme.faults.get(0).level()).isEqualTo(Fault.Level.CONNECTION);
            assertThat(acme.network.sent.size()).isGreaterThanOrEqualTo(3);
            acme.network.down = false;
            globex.send(twin, "sign of life");
            awaitReceived(1);
            assertThat(globex.bodies()).containsExactly("one");
            Eventually.holds("the fault is over", () -> acme.faults.isEmpty());
        }

        @Test
        void areNotSlowedByAnotherConnectionThatTheSameNodeRefuses() {
            ConnectionId near = new ConnectionId(UUID.randomUUID());
            ConnectionId far = new ConnectionId(UUID.randomUUID());
            acme.know(near, far, Connection.Type.PUBLIC, Status.ACTIVE, globex.address, globex.key());
            globex.know(far, near, Connection.Type.PUBLIC, Status.PENDING, acme.address, acme.key());
            ConnectionId deleted = new ConnectionId(UUID.randomUUID());
            acme.know(
                    deleted,
                    new ConnectionId(deleted.value()),
                    Connection.Type.PUBLIC,
                    Status.ACTIVE,
                    globex.address,
                    globex.key());
            acme.send(near, twin, "not confirmed there");
            acme.send(deleted, twin, "not known there");
            Eventually.holds(
                    "both wait", () -> acme.queue().page(null, 0, 2).stream().allMatch(work -> work.nextTry() != null));
            acme.send(twin, "one");
            awaitReceived(1);
            assertThat(globex.bodies()).containsExactly("one");
        }

        @Test
        void reachTheOtherSideOfALocalConnectionWithoutTheNetwork() {
            ConnectionId other = new ConnectionId(UUID.randomUUID());
            acme.know(acme.id, other, Connection.Type.LOCAL, Status.ACTIVE, acme.address, acme.key());
            acme.know(other, acme.id, Connection.Type.LOCAL, Status.ACTIVE, acme.address, acme.key());
            acme.send(twin, "one");
            Eventually.holds("received", () -> acme.received.size() == 1);
            assertThat(acme.received.get(0).connection()).isEqualTo(other);
            assertThat(acme.network.sent).isEmpty();
            assertThat(acme.count("transport_outbox")).isZero();
        }

        @Test
        void areKnownForEverInLittleRoomAndTakenInAnyOrder() {
            Inbox inbox = globex.get(Inbox.class);
            List<Message> messages = new ArrayList<>();
            for (int sequence = 1; sequence <= 600; sequence++) {
                messages.add(new Message(acme.incarnation, sequence, twin, "unheard of", "ACME-1", "b" + sequence));
            }
            List<Message> shuffled = new ArrayList<>(messages);
            java.util.Collections.swap(shuffled, 10, 20);
            inbox.keep(globex.id, shuffled);
            inbox.keep(globex.id, messages);
            assertThat(globex.queue().counts(null).accepted()).isEqualTo(600);
            assertThat(globex.count("transport_received")).isLessThan(300);
        }

        @Test
        void leaveNothingBehindWhenTheConnectionIsDeleted() {
            acme.network.down = true;
            acme.send(twin, "one");
            Eventually.holds("it was tried", () -> !acme.network.sent.isEmpty());
            acme.connections.remove(acme.id);
            acme.publish(new ConnectionDeleted(acme.id));
            assertThat(acme.count("transport_outbox")).isZero();
            assertThat(acme.count("transport_sequence")).isZero();
            assertThat(acme.queue().page(acme.id.value(), 0, 10)).isEmpty();
        }

        private MockHttpServletResponse replay(HttpHeaders headers, byte[] body) throws Exception {
            MockHttpServletRequestBuilder again = post(EnvelopeCall.PATH)
                    .headers(headers)
                    .contentType(MediaType.APPLICATION_JSON)
                    .content(body);
            return globex.web().perform(again).andReturn().getResponse();
        }

        private void comeBack(int number) {
            Eventually.holds(() -> number + " received, not " + globex.received.size(), () -> {
                clock.advance(Duration.ofSeconds(1));
                return globex.received.size() >= number;
            });
            assertThat(globex.received).hasSize(number);
        }

        private void awaitReceived(int number) {
            Eventually.holds(
                    () -> globex.received + " received; " + acme.queue().page(null, 0, 5),
                    () -> globex.received.size() >= number);
            assertThat(globex.received).hasSize(number);
        }
    }

    /** On the embedded database. */
    @Nested
    class OnH2 extends Contract {
        @Override
        PostgresServer.Database database() {
            return MigratedDatabase.inMemory();
        }
    }

    /** On PostgreSQL. */
    @Nested
    class OnPostgres extends Contract {
        @Override
        PostgresServer.Database database() {
            return PostgresServer.newDatabase();
        }
    }
}
