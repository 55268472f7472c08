package dev.syncline.access;

import static org.assertj.core.api.Assertions.assertThat;

import dev.syncline.testing.OnH2;
import dev.syncline.testing.OnPostgres;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.data.domain.PageRequest;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The audit notices each row that was changed, removed, reordered or cut off. */
class AuditTest {

    /** The shared sentences. */
    abstract static class Contract {

        @Autowired
        Audit audit;

        @Autowired
        JdbcClient database;

        @BeforeEach
        void beginAnew() {
            database.sql("delete from audit_event").update();
            database.sql("update audit_head set seq = 0, hash = :zero")
                    .param("zero", "0".repeat(64))
                    .update();
            for (int i = 1; i <= 5; i++) {
                audit.record("alma", "did thing " + i, "subject|" + i);
            }
        }

        @Test
        void holdsAsItWasWritten() {
            assertThat(audit.firstBroken()).isEmpty();
        }

        @Test
        void locatesAnAlteredRow() {
            database.sql("update audit_event set who = 'bert' where seq = 3").update();

            assertThat(audit.firstBroken()).hasValue(3);
        }

        @Test
        void locatesARemovedRow() {
            database.sql("delete from audit_event where seq = 2").update();

            assertThat(audit.firstBroken()).hasValue(2);
        }

        @Test
        void locatesACutOffEnd() {
            database.sql("delete from audit_event where seq = 5").update();

            assertThat(audit.firstBroken()).hasValue(5);
        }

        @Test
        void locatesTwoRowsThatChangedPlaces() {
            database.sql("update audit_event set seq = 99 where seq = 3").update();
            database.sql("update audit_event set seq = 3 where seq = 4").update();
            database.sql("update audit_event set seq = 4 where seq = 99").update();

            assertThat(audit.firstBroken()).hasValue(3);
        }

        @Test
        void holdsWhenManyRecordAtOnce() {
            List<CompletableFuture<Void>> all = IntStream.range(0, 20)
                    .mapToObj(i -> CompletableFuture.runAsync(() -> audit.record("bert", "did", "s" + i)))
                    .toList();
            all.forEach(CompletableFuture::join);

            assertThat(audit.firstBroken()).isEmpty();
            assertThat(audit.page(PageRequest.of(0, 10)).getTotalElements()).isEqualTo(25);
        }

        @Test
        void showsTheNewestFirstInPages() {
            assertThat(audit.page(PageRequest.of(1, 2)).getContent())
                    .extracting(AuditEvent::number)
                    .containsExactly(3L, 2L);
        }

        @Test
        void shortensWhatIsTooLong() {
            audit.record("a".repeat(200), "b".repeat(300), "c".repeat(600));

            assertThat(audit.page(PageRequest.of(0, 1)).getContent().get(0).subject())
                    .hasSize(500)
                    .endsWith("…");
            assertThat(audit.firstBroken()).isEmpty();
        }
    }

    @Nested
    @OnH2
    class AuditOnH2 extends Contract {}

    @Nested
    @OnPostgres
    class AuditOnPostgres extends Contract {}
}
