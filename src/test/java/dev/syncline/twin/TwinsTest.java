package dev.syncline.twin;

import static org.assertj.core.api.Assertions.assertThat;

import dev.syncline.connection.ConnectionDeleted;
import dev.syncline.connection.ConnectionId;
import dev.syncline.item.Attachment;
import dev.syncline.item.Comment;
import dev.syncline.item.Item;
import dev.syncline.item.ItemRef;
import dev.syncline.item.Person;
import dev.syncline.item.Replica;
import dev.syncline.item.Trace;
import dev.syncline.item.Trail;
import dev.syncline.testing.OnH2;
import dev.syncline.testing.OnPostgres;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationEventPublisher;

/** What is kept about pairs of items. */
class TwinsTest {

    /** The shared sentences. */
    abstract static class Contract {

        private static final Instant NOON = Instant.parse("2026-01-31T12:00:00.123Z");

        @Autowired
        Twins twins;

        @Autowired
        Trails trails;

        @Autowired
        ApplicationEventPublisher events;

        final ConnectionId connection = new ConnectionId(UUID.randomUUID());

        private static final FieldMemory FIELDS = FieldMemory.NONE;

        @Test
        void keepsTheTwinOfAnItemThatIsPutUnderSyncTwice() {
            Twin first = twins.begin(connection, ticket("7"));
            Twin second = twins.begin(connection, ticket("7"));

            assertThat(second).isEqualTo(first);
            assertThat(twins.findByLocal(connection, ticket("7"))).contains(first);
            assertThat(twins.begin(new ConnectionId(UUID.randomUUID()), ticket("7"))
                            .id())
                    .isNotEqualTo(first.id());
        }

        @Test
        void anItemBeginsNoSecondPairWhileTheOneThatTheOtherSideTellsOfLooksForIt() {
            Twin forgotten = twins.begin(connection, ticket("7"));
            events.publishEvent(new ConnectionDeleted(connection));
            twins.accept(connection, forgotten.id(), "r-1", "GLO-1");

            Twin again = twins.begin(connection, ticket("7"));

            assertThat(again.id()).isEqualTo(forgotten.id());
            assertThat(again.local()).isEqualTo(ticket("7"));
            assertThat(again.remoteItemId()).isEqualTo("r-1");
        }

        @Test
        void tellsWhereAnItemWasAsSoonAsAnybodyCanSeeIt() {
            TwinId twin = new TwinId(UUID.randomUUID());
            ItemRef item = ticket(UUID.randomUUID().toString());
            Trail before = new Trail(List.of("0123456789abcdef0123456789abcdef"));
            ConnectionId onwards = new ConnectionId(UUID.randomUUID());
            trails.expect(connection, twin, before);
            trails.expect(connection, twin, before);
            trails.born(connection, twin, item);
            trails.born(connection, twin, item);

            Trail told = trails.leaving(onwards, item);
            assertThat(told.places()).hasSize(2).containsAll(before.places());
            assertThat(trails.cameBack(onwards, told)).isTrue();
            assertThat(trails.cameBack(onwards, before)).isFalse();
            events.publishEvent(new ConnectionDeleted(connection));
            assertThat(trails.leaving(onwards, item).places()).hasSize(1);
        }

        @Test
        void findsEveryTwinOfAnItemOverAllConnections() {
            ItemRef item = ticket(UUID.randomUUID().toString());
            ConnectionId other = new ConnectionId(UUID.randomUUID());
            twins.begin(connection, item);
            twins.begin(other, item);

            assertThat(twins.ofItem(item)).extracting(Twin::connection).containsExactlyInAnyOrder(connection, other);
        }

        @Test
        void takesOverATwinAndBindsItLater() {
            TwinId id = new TwinId(UUID.randomUUID());
            Twin accepted = twins.accept(connection, id, "r-1", "GLO-1");
            assertThat(twins.accept(connection, id, "r-1", "GLO-1").local()).isNull();

            twins.bind(accepted, ticket("8"));
            twins.remote(accepted, "r-1", "GLO-1", "https://globex.example/GLO-1");

            Twin twin = twins.findByRemoteId(connection, "r-1").orElseThrow();
            assertThat(twin.local()).isEqualTo(ticket("8"));
            assertThat(twin.remoteUrl()).isEqualTo("https://globex.example/GLO-1");
        }

        @Test
        void remembersWhatWasSentReceivedAndWritten() {
            TwinId id = twins.begin(connection, ticket("9")).id();
            assertThat(twins.lastSent(connection, id)).isEmpty();

            twins.compared(
                    connection,
                    id,
                    twins.memory(connection, id).compared(item(), new Replica(Map.of("summary", "sent")), FIELDS),
                    true);
            twins.applied(
                    connection,
                    id,
                    twins.memory(connection, id).applied(new Replica(Map.of("summary", "received")), item(), FIELDS));

            assertThat(twins.memory(connection, id))
                    .isEqualTo(new TwinMemory(
                            new Replica(Map.of("summary", "sent")),
                            new Replica(Map.of("summary", "received")),
                            item(),
                            true,
                            FIELDS));
            assertThat(twins.lastSent(connection, id)).contains(new Replica(Map.of("summary", "sent")));
            assertThat(twins.lastReceived(connection, id)).contains(new Replica(Map.of("summary", "received")));
            assertThat(twins.written(connection, id)).contains(item());
            assertThat(twins.find(connection, id).orElseThrow().lastSent()).isNotNull();
            assertThat(twins.find(connection, id).orElseThrow().lastReceived()).isNotNull();
        }

        @Test
        void forgetsThatItWroteOnceTheItemWasCompared() {
            TwinId id = twins.begin(connection, ticket("10")).id();
            twins.written(connection, id, item());
            twins.compared(connection, id, twins.memory(connection, id).compared(item(), null, FIELDS), false);

            assertThat(twins.written(connection, id)).isEmpty();
            assertThat(twins.known(connection, id)).contains(item());
        }

        @Test
        void keepsATraceOnce() {
            TwinId id = twins.begin(connection, ticket("11")).id();
            Trace trace = Trace.ofTheirs(Trace.Type.COMMENT, "c1", "r1");
            twins.trace(connection, id, List.of(trace, trace));
            twins.trace(connection, id, List.of(trace));

            assertThat(twins.traces(connection, id)).containsExactly(trace);
        }

        @Test
        void remembersThatATwinEnded() {
            Twin twin = twins.begin(connection, ticket("12"));
            twins.end(connection, twin.id());
            twins.end(connection, twin.id());

            assertThat(twins.find(connection, twin.id())).isEmpty();
            assertThat(twins.ended(connection, twin.id())).isTrue();
            assertThat(twins.begin(connection, ticket("12")).id()).isNotEqualTo(twin.id());
        }

        @Test
        void pagesThroughKeysAndFindsByTheirStart() {
            for (int number = 1; number <= 5; number++) {
                twins.begin(connection, ticket("20" + number));
            }
            TwinPage first = twins.page(connection, "", null, 3);
            TwinPage second = twins.page(connection, "", first.next(), 3);

            assertThat(first.twins()).extracting(this::key).containsExactly("ACME-201", "ACME-202", "ACME-203");
            assertThat(second.twins()).extracting(this::key).containsExactly("ACME-204", "ACME-205");
            assertThat(second.next()).isNull();
            assertThat(twins.page(connection, "ACME-204", null, 3).twins()).hasSize(1);
            assertThat(twins.page(connection, "ACME%", null, 3).twins()).isEmpty();
            assertThat(twins.page(null, "ACME-20", null, 3).twins()).hasSize(3);
            assertThat(twins.count(connection)).isEqualTo(5);
        }

        @Test
        void losesEverythingOfAConnectionThatIsDeleted() {
            TwinId id = twins.begin(connection, ticket("13")).id();
            twins.agreed(connection, id, new Replica(Map.of("summary", "sent")));
            twins.trace(connection, id, List.of(Trace.ofTheirs(Trace.Type.COMMENT, "c1", "r1")));

            events.publishEvent(new ConnectionDeleted(connection));

            assertThat(twins.find(connection, id)).isEmpty();
            assertThat(twins.lastSent(connection, id)).isEmpty();
            assertThat(twins.traces(connection, id)).isEmpty();
        }

        private String key(Twin twin) {
            return twin.local() == null ? "" : twin.local().key();
        }

        private static ItemRef ticket(String id) {
            return new ItemRef("desk", "acme", "ticket", id, "ACME-" + id);
        }

        private static Item item() {
            Person nobody = new Person("u1", null, "ann@acme.example", "Ann", true);
            return new Item(
                    ticket("9"),
                    "3",
                    Map.of("summary", "Printer", "labels", List.of("a"), "due", NOON),
                    List.of(new Comment("c1", "Hello", true, nobody, NOON, NOON)),
                    List.of(new Attachment("f1", "a.txt", "text/plain", 3, null, false, null, NOON)));
        }
    }

    @Nested
    @OnH2
    class TwinsOnH2 extends Contract {}

    @Nested
    @OnPostgres
    class TwinsOnPostgres extends Contract {}
}
