package dev.syncline.connection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.syncline.testing.OnH2;
import dev.syncline.testing.OnPostgres;
import java.time.Instant;
import java.util.ConcurrentModificationException;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.data.domain.PageRequest;
import org.springframework.transaction.support.TransactionTemplate;

/** Drafts are kept for each person, and revisions with everything that belongs to them. */
class DraftsTest {

    /** The shared sentences. */
    abstract static class Contract {

        @Autowired
        Drafts drafts;

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

        private ConnectionId connection = new ConnectionId(UUID.randomUUID());

        @BeforeEach
        void aConnection() {
            rows.findAll().forEach(row -> connections.delete(new ConnectionId(row.id())));
            Connection kept = new Connection(
                    connection,
                    null,
                    "Acme to Globex",
                    "Acme",
                    "Globex",
                    "",
                    Connection.Mode.SCRIPT,
                    Connection.Type.PRIVATE,
                    Connection.Status.ACTIVE,
                    true,
                    null,
                    null,
                    null,
                    null,
                    Instant.parse("2026-11-21T10:00:00Z"),
                    null);
            transaction.executeWithoutResult(status -> {
                rows.saveAndFlush(new ConnectionRow(kept, "anna", null, false));
                firstRules.publishFor(connection, Connection.Mode.SCRIPT, "anna");
            });
        }

        @Test
        void eachPersonHasOneDraftThatGoesOn() {
            Draft first = drafts.keep(draft("anna", "a", 0));
            assertThat(first.version()).isEqualTo(1);
            assertThat(drafts.keep(draft("anna", "b", 1)).version()).isEqualTo(2);
            drafts.keep(draft("bert", "c", 0));
            assertThat(drafts.find(connection, "anna").orElseThrow().outgoing()).isEqualTo("b");
            assertThat(drafts.of(connection))
                    .extracting(Draft.Notice::author)
                    .containsExactlyInAnyOrder("anna", "bert");
        }

        @Test
        void anotherWindowDoesNotOverwriteADraft() {
            drafts.keep(draft("anna", "here", 0));
            assertThatThrownBy(() -> drafts.keep(draft("anna", "there", 0)))
                    .isInstanceOf(ConcurrentModificationException.class);
            drafts.keep(draft("anna", "here again", 1));
            assertThatThrownBy(() -> drafts.keep(draft("anna", "there", 1)))
                    .isInstanceOf(ConcurrentModificationException.class);
            assertThat(drafts.find(connection, "anna").orElseThrow().outgoing()).isEqualTo("here again");
        }

        @Test
        void theSameWordsAgainAreTheSameDraft() {
            drafts.keep(draft("anna", "a", 0));
            assertThat(drafts.keep(draft("anna", "a", 0)).version()).isEqualTo(1);
        }

        @Test
        void aDraftThatWasDiscardedElsewhereDoesNotComeBackUnseen() {
            Draft kept = drafts.keep(draft("anna", "a", 0));
            drafts.discard(connection, "anna");
            assertThatThrownBy(() -> drafts.keep(draft("anna", "b", kept.version())))
                    .isInstanceOf(ConcurrentModificationException.class);
            assertThat(drafts.keep(draft("anna", "b", 0)).version()).isEqualTo(1);
        }

        @Test
        void publishingThrowsAwayOnlyTheDraftThatWasSeen() {
            Draft seen = drafts.keep(draft("anna", "a", 0));
            drafts.keep(draft("anna", "b", 1));
            drafts.discard(seen);
            assertThat(drafts.find(connection, "anna").orElseThrow().outgoing()).isEqualTo("b");
        }

        @Test
        void takesTextsOfAnyLengthAndNotesOfFiveHundred() {
            String megabyte = "// a long line of text\n".repeat(45_000);
            drafts.keep(draft("anna", megabyte, 0));
            assertThat(drafts.find(connection, "anna").orElseThrow().outgoing()).isEqualTo(megabyte);
            Draft wordy = new Draft(connection, "anna", 1, "", "", "x".repeat(501), 1, Instant.EPOCH);
            assertThatThrownBy(() -> drafts.keep(wordy))
                    .isInstanceOf(Refusal.class)
                    .hasMessageContaining("500 characters");
        }

        @Test
        void aRevisionKeepsTheTriggersOfItsTime() {
            assertThat(revisions.triggers(connection, 1)).contains(List.of());
            assertThat(revisions.triggers(connection, 2)).isEmpty();
            assertThat(revisions.publish(connection, 1, "replica.a = 1", "", "anna", "second"))
                    .isEmpty();
            assertThat(revisions.triggers(connection, 2)).contains(List.of());
        }

        @Test
        void revisionsAreListedInPages() {
            for (int i = 1; i < 6; i++) {
                assertThat(revisions.publish(connection, i, "replica.a = " + i, "", "anna", "no " + i))
                        .isEmpty();
            }
            assertThat(revisions.page(connection, PageRequest.of(1, 4)))
                    .extracting(RevisionSummary::number)
                    .containsExactly(2L, 1L);
            assertThat(revisions.page(connection, PageRequest.of(0, 4)).getTotalElements())
                    .isEqualTo(6);
            assertThat(revisions.find(connection, 3).orElseThrow().outgoing()).isEqualTo("replica.a = 2");
            assertThat(revisions.find(connection, 7)).isEmpty();
        }

        @Test
        void aDeletedConnectionTakesItsDraftsAlong() {
            drafts.keep(draft("anna", "a", 0));
            connections.delete(connection);
            assertThat(drafts.of(connection)).isEmpty();
        }

        private Draft draft(String author, String outgoing, long version) {
            return new Draft(connection, author, 1, outgoing, "// in", "", version, Instant.EPOCH);
        }
    }

    @Nested
    @OnH2
    class DraftsOnH2 extends Contract {}

    @Nested
    @OnPostgres
    class DraftsOnPostgres extends Contract {}
}
