package dev.syncline.access;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;
import org.springframework.data.domain.Page;
import org.springframework.data.domain.PageImpl;
import org.springframework.data.domain.Pageable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.authentication.AnonymousAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** What people did, in a chain of hashes in which no row can be changed or removed unnoticed. */
@Component
public class Audit {

    private static final String BEGINNING = "0".repeat(64);

    private final JdbcClient database;
    private final Clock clock;

    Audit(JdbcClient database, Clock clock) {
        this.database = database;
        this.clock = clock;
    }

    /** Records what the person signed in did, in the caller's transaction. */
    @Transactional
    public void record(String what, String subject) {
        Authentication visitor = SecurityContextHolder.getContext().getAuthentication();
        record(nameOf(visitor), what, subject);
    }

    private static String nameOf(@Nullable Authentication visitor) {
        if (visitor == null) {
            return "system";
        }
        return visitor instanceof AnonymousAuthenticationToken ? "somebody not signed in" : visitor.getName();
    }

    /** Records what somebody did, in the caller's transaction. */
    @Transactional
    public void record(String who, String what, String subject) {
        Head head = database.sql("select seq, hash from audit_head where id = 1 for update")
                .query((row, number) -> new Head(row.getLong("seq"), row.getString("hash")))
                .single();
        AuditEvent event = new AuditEvent(
                head.seq() + 1,
                clock.instant().truncatedTo(ChronoUnit.MILLIS),
                shortened(who, 100),
                shortened(what, 200),
                shortened(subject, 500));
        String hash = AuditChain.next(head.hash(), event);
        insert(event, hash);
        database.sql("update audit_head set seq = :seq, hash = :hash where id = 1")
                .param("seq", event.number())
                .param("hash", hash)
                .update();
    }

    /** Newest first. */
    public Page<AuditEvent> page(Pageable page) {
        List<AuditEvent> events = database.sql(
                        "select * from audit_event order by seq desc offset :offset rows fetch first :size rows only")
                .param("offset", page.getOffset())
                .param("size", page.getPageSize())
                .query((row, number) -> linked(row).event())
                .list();
        return new PageImpl<>(events, page, head().seq());
    }

    /** What was done about exactly this subject, newest first. */
    public List<AuditEvent> about(String subject, int limit) {
        return database.sql("select * from audit_event where subject = :subject order by seq desc"
                        + " fetch first :limit rows only")
                .param("subject", subject)
                .param("limit", limit)
                .query((row, number) -> linked(row).event())
                .list();
    }

    /** The first number at which the chain does not hold; empty when nothing was changed, removed or reordered. */
    @Transactional(readOnly = true)
    public OptionalLong firstBroken() {
        Head[] reached = {new Head(0, BEGINNING)};
        try (var rows =
                database.sql("select * from audit_event order by seq").query((row, number) -> linked(row)).stream()) {
            boolean whole = rows.allMatch(row -> {
                boolean holds = row.event().number() == reached[0].seq() + 1
                        && row.hash().equals(AuditChain.next(reached[0].hash(), row.event()));
                reached[0] = holds ? new Head(row.event().number(), row.hash()) : reached[0];
                return holds;
            });
            return whole && reached[0].equals(head()) ? OptionalLong.empty() : OptionalLong.of(reached[0].seq() + 1);
        }
    }

    /** How far the chain reaches. */
    private record Head(long seq, String hash) {}

    /** An event with its hash. */
    private record Linked(AuditEvent event, String hash) {}

    private Head head() {
        return database.sql("select seq, hash from audit_head where id = 1")
                .query((row, number) -> new Head(row.getLong("seq"), row.getString("hash")))
                .single();
    }

    private static Linked linked(ResultSet row) throws SQLException {
        AuditEvent event = new AuditEvent(
                row.getLong("seq"),
                row.getObject("happened", OffsetDateTime.class).toInstant(),
                row.getString("who"),
                row.getString("what"),
                row.getString("subject"));
        return new Linked(event, row.getString("hash"));
    }

    private void insert(AuditEvent event, String hash) {
        database.sql("insert into audit_event (seq, happened, who, what, subject, hash) "
                        + "values (:seq, :happened, :who, :what, :subject, :hash)")
                .param("seq", event.number())
                .param("happened", event.when().atOffset(ZoneOffset.UTC))
                .param("who", event.who())
                .param("what", event.what())
                .param("subject", event.subject())
                .param("hash", hash)
                .update();
    }

    private static String shortened(String text, int longest) {
        return text.length() <= longest ? text : text.substring(0, longest - 1) + "…";
    }
}
