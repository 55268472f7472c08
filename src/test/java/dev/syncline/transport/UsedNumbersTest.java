package dev.syncline.transport;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.syncline.connection.Connection;
import dev.syncline.connection.Connection.Status;
import dev.syncline.testing.Eventually;
import dev.syncline.testing.MigratedDatabase;
import dev.syncline.testing.MovableClock;
import dev.syncline.testing.PostgresServer;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a copy of a node had to send when it was made the node goes over, although the original used its numbers. */
class UsedNumbersTest {

    /** The same sentences for each database. */
    abstract static class Contract {

        private final MovableClock clock = new MovableClock(Instant.parse("2026-03-01T12:00:00Z"));
        private final UUID twin = UUID.randomUUID();
        private Side acme;
        private Side globex;

        abstract PostgresServer.Database database();

        @BeforeEach
        void theOriginalUsesTheNumbersOfWhatWaitsInItsCopy(@TempDir Path data) {
            acme = new Side("acme", database(), clock, data, Optional.empty());
            globex = new Side("globex", database(), clock, data, Optional.empty());
            Side.connect(acme, globex, Status.ACTIVE, Status.ACTIVE);
            acme.send(twin, "by the original");
            acme.send(twin, "by the original too");
            Eventually.holds("both arrive", () -> globex.received.size() == 2);
            Eventually.holds("both are forgotten", () -> acme.count("transport_outbox") == 0);
            acme.get(Sequences.class).forget(acme.id);
        }

        @AfterEach
        void stop() {
            acme.close();
            globex.close();
        }

        @Test
        void itIsNumberedAnewAndArrivesInOrder() {
            acme.network.down = true;
            acme.send(twin, "by the copy");
            acme.send(twin, "by the copy too");
            acme.send(twin, "and under a number nobody used");
            acme.incarnation = UUID.randomUUID();
            acme.send(twin, "by the node");
            acme.network.down = false;
            Eventually.holds(() -> "all arrive, not " + globex.bodies(), () -> {
                clock.advance(Duration.ofSeconds(1));
                return globex.received.size() == 6;
            });
            assertThat(globex.bodies().subList(2, 6))
                    .containsExactly("by the copy", "by the copy too", "and under a number nobody used", "by the node");
            assertThat(acme.queue().counts(null).parked()).isZero();
            assertThat(acme.faults).isEmpty();
        }

        @Test
        void itIsNumberedAnewWhereTheOtherSideFetchesIt() {
            acme.network.down = true;
            acme.send(twin, "by the copy");
            acme.incarnation = UUID.randomUUID();
            HandOut handOut = acme.get(HandOut.class);
            Message first = theOne(handOut.next(side(), List.of()).envelopes());
            Message.Answer altered = new Message.Answer(first.incarnation(), first.sequence(), Message.State.ALTERED);
            handOut.settle(acme.id, List.of(altered));
            Message again = theOne(handOut.next(side(), List.of()).envelopes());
            assertThat(again.body()).isEqualTo("by the copy");
            assertThat(again.incarnation()).isEqualTo(acme.incarnation);
            handOut.settle(acme.id, List.of(altered));
            assertThat(acme.count("transport_outbox")).isEqualTo(1);
        }

        @Test
        void itGoesAloneAndWhatComesAfterItTogether() {
            acme.network.down = true;
            acme.send(twin, "by the copy");
            acme.send(twin, "by the copy too");
            acme.incarnation = UUID.randomUUID();
            acme.send(twin, "by the node");
            acme.send(twin, "by the node too");
            Outbox outbox = acme.get(Outbox.class);
            List<List<String>> calls = new ArrayList<>();
            for (List<Outbox.Stored> some = outbox.next(acme.id); !some.isEmpty(); some = outbox.next(acme.id)) {
                calls.add(some.stream().map(each -> each.message().body()).toList());
                outbox.forget(some.stream().map(Outbox.Stored::number).toList());
            }
            assertThat(calls)
                    .containsExactly(
                            List.of("by the copy"),
                            List.of("by the copy too"),
                            List.of("by the node", "by the node too"));
        }

        @Test
        void nothingOfAnItemIsKeptBehindOneThatWasNot() {
            Inbox inbox = globex.get(Inbox.class);
            List<Message> batch = List.of(
                    numbered(1, twin, "by the copy"),
                    numbered(3, twin, "and under a number nobody used"),
                    numbered(4, UUID.randomUUID(), "of another item"));
            assertThat(inbox.keep(globex.id, batch))
                    .extracting(Message.Answer::sequence, Message.Answer::state)
                    .containsExactly(tuple(1L, Message.State.ALTERED), tuple(4L, Message.State.KEPT));
            inbox.keep(globex.id, List.of(numbered(5, twin, "by the copy"), batch.get(1)));
            Eventually.holds(() -> "all arrive, not " + globex.bodies(), () -> globex.received.size() == 5);
            assertThat(globex.bodies()).containsSubsequence("by the copy", "and under a number nobody used");
        }

        private Message numbered(long sequence, UUID item, String body) {
            return new Message(acme.incarnation, sequence, item, "sync", "ACME-1", body);
        }

        private Connection side() {
            return Objects.requireNonNull(acme.connections.get(acme.id));
        }

        private static Message theOne(List<Message> handed) {
            assertThat(handed).hasSize(1);
            return handed.get(0);
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
