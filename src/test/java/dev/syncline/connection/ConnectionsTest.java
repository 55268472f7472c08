package dev.syncline.connection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.Mockito.when;

import dev.syncline.script.Direction;
import dev.syncline.script.Problem;
import dev.syncline.script.Rules;
import dev.syncline.testing.OnH2;
import dev.syncline.testing.OnPostgres;
import java.time.Instant;
import java.util.ConcurrentModificationException;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.data.domain.PageRequest;
import org.springframework.data.domain.Sort;
import org.springframework.test.context.bean.override.mockito.MockitoBean;
import org.springframework.test.context.event.ApplicationEvents;
import org.springframework.test.context.event.RecordApplicationEvents;
import org.springframework.transaction.support.TransactionTemplate;

/** Connections are kept, listed, paused, deleted, and carry numbered rules. */
class ConnectionsTest {

    /** The shared sentences. */
    @RecordApplicationEvents
    abstract static class Contract {

        @Autowired
        Connections connections;

        @Autowired
        Revisions revisions;

        @Autowired
        ConnectionRows rows;

        @Autowired
        FirstRules firstRules;

        @Autowired
        TransactionTemplate transaction;

        @Autowired
        ApplicationEvents events;

        @MockitoBean
        Rules rules;

        @BeforeEach
        void startEmpty() {
            rows.findAll().forEach(row -> connections.delete(new ConnectionId(row.id())));
            events.clear();
        }

        @Test
        void listsArePagedSortedAndFiltered() {
            for (String name : List.of("Delta", "alpha", "Charlie", "bravo 100%")) {
                keep(name, Connection.Status.ACTIVE, Connection.Mode.BASIC, null);
            }
            assertThat(connections.page("", PageRequest.of(0, 3)))
                    .extracting(Connection::name)
                    .containsExactly("alpha", "bravo 100%", "Charlie");
            assertThat(connections.page("", PageRequest.of(0, 3)).getTotalElements())
                    .isEqualTo(4);
            assertThat(connections.page(" ALPH", PageRequest.of(0, 10, Sort.by("status"))))
                    .extracting(Connection::name)
                    .containsExactly("alpha");
            assertThat(connections.page("100%", PageRequest.of(0, 10)).getTotalElements())
                    .isEqualTo(1);
            assertThat(connections.page("_", PageRequest.of(0, 10)).getTotalElements())
                    .isZero();
            assertThat(connections.page(
                            "", PageRequest.of(0, 10, Sort.by("name").descending())))
                    .extracting(Connection::name)
                    .startsWith("Delta");
            assertThat(connections
                            .page("", PageRequest.of(0, 10, Sort.by("password")))
                            .getTotalElements())
                    .isEqualTo(4);
        }

        @Test
        void twoNamesThatDifferInCaseOnlyAreOneName() {
            keep("Acme to Globex", Connection.Status.ACTIVE, Connection.Mode.BASIC, null);
            assertThatThrownBy(() -> keep("ACME to globex", Connection.Status.ACTIVE, Connection.Mode.BASIC, null))
                    .isInstanceOf(DataIntegrityViolationException.class);
        }

        @Test
        void aConnectionIsPausedAndResumed() {
            ConnectionId id = keep("a", Connection.Status.ACTIVE, Connection.Mode.BASIC, null);
            connections.deactivate(id, "");
            assertThat(status(id)).isEqualTo(Connection.Status.DEACTIVATED);
            assertThat(connections.active()).isEmpty();
            connections.activate(id);
            connections.activate(id);
            assertThat(status(id)).isEqualTo(Connection.Status.ACTIVE);
            assertThat(events.stream(ConnectionActivated.class)).containsExactly(new ConnectionActivated(id));
        }

        @Test
        void aPendingConnectionCanNeitherBePausedNorResumed() {
            ConnectionId id = keep("a", Connection.Status.PENDING, Connection.Mode.BASIC, null);
            assertThatThrownBy(() -> connections.activate(id))
                    .isInstanceOf(Refusal.class)
                    .hasMessageContaining("'a' is Pending");
            assertThatThrownBy(() -> connections.deactivate(id, "")).isInstanceOf(Refusal.class);
        }

        @Test
        void severalAreFoundAtOnceWithoutThoseThatWereDeleted() {
            ConnectionId one = keep("one", Connection.Status.ACTIVE, Connection.Mode.BASIC, null);
            ConnectionId two = keep("two", Connection.Status.ACTIVE, Connection.Mode.BASIC, null);
            ConnectionId deleted = keep("deleted", Connection.Status.ACTIVE, Connection.Mode.BASIC, null);
            connections.delete(deleted);
            assertThat(connections.all(List.of(one, two, deleted)))
                    .containsOnlyKeys(one, two)
                    .hasEntrySatisfying(one, found -> assertThat(found.name()).isEqualTo("one"));
            assertThat(connections.all(List.of())).isEmpty();
        }

        @Test
        void aDeletedConnectionTakesItsRulesAlongAndSaysSo() {
            ConnectionId id = keep("a", Connection.Status.ACTIVE, Connection.Mode.BASIC, null);
            connections.delete(id);
            connections.delete(id);
            assertThat(connections.find(id)).isEmpty();
            assertThat(revisions.history(id)).isEmpty();
            assertThat(events.stream(ConnectionDeleted.class)).containsExactly(new ConnectionDeleted(id));
            assertThatThrownBy(() -> connections.deactivate(id, "")).hasMessageContaining("deleted in the meantime");
        }

        @Test
        void ofTwoAdministratorsAtOnceTheSecondIsTold() {
            ConnectionId id = keep("a", Connection.Status.ACTIVE, Connection.Mode.BASIC, null);
            assertThatThrownBy(() -> transaction.executeWithoutResult(status -> {
                        ConnectionRow seen = rows.findById(id.value()).orElseThrow();
                        Thread other = new Thread(() -> connections.deactivate(id, ""));
                        other.start();
                        join(other);
                        assertThat(seen.status()).isEqualTo(Connection.Status.ACTIVE);
                        connections.deactivate(id, "");
                    }))
                    .isInstanceOf(Refusal.class)
                    .hasMessageContaining("Somebody else changed this connection");
            assertThat(status(id)).isEqualTo(Connection.Status.DEACTIVATED);
        }

        @Test
        void activityIsNotedWithoutGettingInAnybodysWay() {
            ConnectionId id = keep("a", Connection.Status.ACTIVE, Connection.Mode.BASIC, null);
            assertThat(connections.find(id).orElseThrow().lastActivity()).isNull();
            transaction.executeWithoutResult(status -> {
                rows.findById(id.value()).orElseThrow().become(Connection.Status.DEACTIVATED);
                Thread other = new Thread(() -> connections.touched(id));
                other.start();
                join(other);
            });
            assertThat(connections.find(id).orElseThrow().lastActivity()).isNotNull();
        }

        @Test
        void rulesArePublishedAsRevisions() {
            ConnectionId id = keep("a", Connection.Status.ACTIVE, Connection.Mode.SCRIPT, null);
            assertThat(revisions.published(id).number()).isEqualTo(1);
            assertThat(revisions.published(id).outgoing()).isNotBlank();
            String longText = "// long\n".repeat(10_000);
            assertThat(revisions.publish(id, 1, longText, "b", "anna", "second"))
                    .isEmpty();
            assertThat(revisions.published(id).outgoing()).isEqualTo(longText);
            assertThat(revisions.history(id))
                    .extracting(Revision::number, Revision::state)
                    .containsExactly(tuple(2L, Revision.State.PUBLISHED), tuple(1L, Revision.State.RETIRED));
        }

        @Test
        void rulesBasedOnAnOldRevisionAreNotPublished() {
            ConnectionId id = keep("a", Connection.Status.ACTIVE, Connection.Mode.SCRIPT, null);
            revisions.publish(id, 1, "a", "b", "anna", "");
            assertThatThrownBy(() -> revisions.publish(id, 1, "c", "d", "ben", ""))
                    .isInstanceOf(ConcurrentModificationException.class);
            assertThat(revisions.published(id).author()).isEqualTo("anna");
        }

        @Test
        void rulesThatDoNotCompileChangeNothing() {
            Problem problem = new Problem(1, 2, "Unexpected input");
            when(rules.check(any(), any())).thenReturn(List.of());
            when(rules.check(Direction.INCOMING, "broken")).thenReturn(List.of(problem));
            ConnectionId id = keep("a", Connection.Status.ACTIVE, Connection.Mode.SCRIPT, null);
            assertThat(revisions.publish(id, 1, "fine", "broken", "anna", ""))
                    .isEqualTo(Map.of(Direction.INCOMING, List.of(problem)));
            assertThat(revisions.published(id).number()).isEqualTo(1);
        }

        @Test
        void basicRulesCannotBeEdited() {
            ConnectionId id = keep("a", Connection.Status.ACTIVE, Connection.Mode.BASIC, null);
            assertThatThrownBy(() -> revisions.publish(id, 1, "a", "b", "anna", ""))
                    .isInstanceOf(Refusal.class)
                    .hasMessageContaining("Basic mode");
            assertThat(revisions.published(id).outgoing()).contains("replica.summary = issue.summary");
        }

        private Connection.Status status(ConnectionId id) {
            return connections.find(id).orElseThrow().status();
        }

        private ConnectionId keep(
                String name, Connection.Status status, Connection.Mode mode, @Nullable String formId) {
            Connection connection = new Connection(
                    new ConnectionId(UUID.randomUUID()),
                    null,
                    name,
                    "Acme",
                    "Globex",
                    "",
                    mode,
                    Connection.Type.PRIVATE,
                    status,
                    true,
                    null,
                    null,
                    null,
                    null,
                    Instant.parse("2026-11-21T10:00:00Z"),
                    null);
            transaction.executeWithoutResult(t -> {
                rows.saveAndFlush(new ConnectionRow(connection, "anna", formId, false));
                firstRules.publishFor(connection.id(), mode, "anna");
            });
            return connection.id();
        }

        private static void join(Thread thread) {
            try {
                thread.join(20_000);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
    }

    @Nested
    @OnH2
    class ConnectionsOnH2 extends Contract {}

    @Nested
    @OnPostgres
    class ConnectionsOnPostgres extends Contract {}
}
