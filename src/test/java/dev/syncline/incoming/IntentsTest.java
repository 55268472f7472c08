package dev.syncline.incoming;

import static org.assertj.core.api.Assertions.assertThat;

import dev.syncline.connection.ConnectionDeleted;
import dev.syncline.connection.ConnectionId;
import dev.syncline.item.Item;
import dev.syncline.item.ItemRef;
import dev.syncline.testing.OnH2;
import dev.syncline.testing.OnPostgres;
import dev.syncline.transport.Envelope;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationEventPublisher;

/** What is kept about writes, on both databases. */
class IntentsTest {

    /** The shared sentences. */
    abstract static class Contract {

        @Autowired
        Intents intents;

        @Autowired
        ApplicationEventPublisher events;

        final ConnectionId connection = new ConnectionId(UUID.randomUUID());
        final UUID incarnation = UUID.randomUUID();
        final UUID twin = UUID.randomUUID();

        @Test
        void remembersEachWriteInItsOrderUntilItsEnvelopeIsThrough() {
            Envelope envelope = envelope(3);
            Intent create = new Intent(Intent.CREATE, Map.of("entityType", "ticket"), false, null);
            Intent comment = new Intent("comment:rc1", Map.of("body", "Hi"), false, null);
            intents.intend(envelope, create, 0, false, null);
            intents.done(envelope, create.done(item()));
            intents.intend(envelope, comment, 1, false, null);
            intents.intend(envelope, comment, 2, true, null);

            assertThat(intents.of(envelope)).containsExactly(create.done(item()), comment);
            assertThat(intents.of(envelope(4))).isEmpty();

            intents.through(envelope);
            assertThat(intents.of(envelope)).isEmpty();
        }

        @Test
        void knowsWhatWentThroughWithoutRememberingEachEnvelope() {
            intents.through(envelope(3));
            intents.through(envelope(5));

            assertThat(intents.isThrough(envelope(3))).isTrue();
            assertThat(intents.isThrough(envelope(5))).isTrue();
            assertThat(intents.isThrough(envelope(6))).isFalse();
        }

        @Test
        void takesAnotherIncarnationOfTheSenderForSomebodyElse() {
            intents.through(envelope(5));

            assertThat(intents.isThrough(new Envelope(connection, UUID.randomUUID(), 1, twin, "sync", "GLO-7", "{}")))
                    .isFalse();
        }

        @Test
        void losesEverythingOfAConnectionThatIsDeleted() {
            intents.intend(envelope(6), new Intent(Intent.CREATE, Map.of(), false, null), 0, false, null);
            intents.through(envelope(5));
            events.publishEvent(new ConnectionDeleted(connection));

            assertThat(intents.of(envelope(6))).isEmpty();
            assertThat(intents.isThrough(envelope(5))).isFalse();
        }

        private Envelope envelope(long sequence) {
            return new Envelope(connection, incarnation, sequence, twin, "sync", "GLO-7", "{}");
        }

        private static Item item() {
            return new Item(
                    new ItemRef("desk", "acme", "ticket", "1", "ACME-1"),
                    "1",
                    Map.of("summary", "Printer"),
                    List.of(),
                    List.of());
        }
    }

    @Nested
    @OnH2
    class IntentsOnH2 extends Contract {}

    @Nested
    @OnPostgres
    class IntentsOnPostgres extends Contract {}
}
