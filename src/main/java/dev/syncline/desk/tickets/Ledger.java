package dev.syncline.desk.tickets;

import dev.syncline.connector.TrackerFailure;
import dev.syncline.connector.TrackerFailure.Kind;
import dev.syncline.connector.TrackerStirred;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.function.Supplier;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.dao.TransientDataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.authentication.AnonymousAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.stereotype.Component;
import org.springframework.transaction.CannotCreateTransactionException;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.TransactionSystemException;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Transactions of the desk, each writer leaving a change number in the order of commits. */
@Component
class Ledger {

    private static final int LONGEST_NAME = 200;

    private final TransactionTemplate writing;
    private final TransactionTemplate reading;
    private final JdbcClient jdbc;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    Ledger(PlatformTransactionManager transactions, JdbcClient jdbc, ApplicationEventPublisher events, Clock clock) {
        this.writing = new TransactionTemplate(transactions);
        this.reading = new TransactionTemplate(transactions);
        this.reading.setReadOnly(true);
        this.reading.setIsolationLevel(TransactionDefinition.ISOLATION_REPEATABLE_READ);
        this.jdbc = jdbc;
        this.events = events;
        this.clock = clock;
    }

    /** Reads everything as of one moment. */
    <T> T read(Supplier<T> work) {
        return failuresTold(() -> TransactionSynchronizationManager.isActualTransactionActive()
                ? work.get()
                : reading.execute(status -> work.get()));
    }

    /** Writes all or nothing, and tells whoever waits for changes. */
    <T> T write(Supplier<T> work) {
        T result = failuresTold(() -> writing.execute(status -> work.get()));
        tell();
        return result;
    }

    /** Notes in the running transaction that a ticket changed; other writers wait from here to the commit. */
    void changed(long ticketId) {
        jdbc.sql("update desk_ticket set revision = revision + 1, updated = :now where id = :id")
                .param("now", now())
                .param("id", ticketId)
                .update();
        numbered(ticketId);
    }

    /** The same where the writer of the ticket's row, who holds it, counts its revision itself. */
    void numbered(long ticketId) {
        jdbc.sql("update desk_change set sequence = :sequence where ticket_id = :id")
                .param("sequence", next())
                .param("id", ticketId)
                .update();
    }

    /** Notes in the running transaction that a ticket was made. */
    void created(long ticketId, String key) {
        jdbc.sql(
                        "insert into desk_change (ticket_id, ticket_key, sequence, deleted) values (:id, :key, :sequence, false)")
                .params(Map.of("id", ticketId, "key", key, "sequence", next()))
                .update();
    }

    /** Notes in the running transaction that a ticket is gone. */
    void deleted(long ticketId) {
        jdbc.sql("update desk_change set sequence = :sequence, deleted = true where ticket_id = :id")
                .params(Map.of("id", ticketId, "sequence", next()))
                .update();
    }

    /** Lets one writer at a time add people and first projects. */
    void lockDirectory() {
        jdbc.sql("update desk_counter set reached = reached + 1 where name = 'directory'")
                .update();
    }

    /** Lets no other writer come between here and the commit. */
    void lockChanges() {
        next();
    }

    /** The moment of this write, as precise as the database keeps it. */
    OffsetDateTime now() {
        return OffsetDateTime.ofInstant(clock.instant().truncatedTo(ChronoUnit.MILLIS), ZoneOffset.UTC);
    }

    /** Whoever is signed in, or brought a token; the connector where nobody did. */
    String editor() {
        Authentication visitor = SecurityContextHolder.getContext().getAuthentication();
        String name = visitor == null || visitor instanceof AnonymousAuthenticationToken ? "" : visitor.getName();
        return name.isEmpty() ? "Syncline" : name.substring(0, Math.min(LONGEST_NAME, name.length()));
    }

    /**
     * The next number. H2 (2.4.240) may lose an increment when another transaction that held the counter rolls back while
     * this one waits for it, so it also goes beyond every number in use: otherwise no write would ever pass again.
     */
    private long next() {
        jdbc.sql("update desk_counter set reached = 1 + greatest(reached,"
                        + " (select coalesce(max(sequence), 0) from desk_change)) where name = 'change'")
                .update();
        return jdbc.sql("select reached from desk_counter where name = 'change'")
                .query(Long.class)
                .single();
    }

    private void tell() {
        if (!TransactionSynchronizationManager.isSynchronizationActive()) {
            events.publishEvent(new TrackerStirred("desk"));
            return;
        }
        TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
            @Override
            public void afterCommit() {
                events.publishEvent(new TrackerStirred("desk"));
            }
        });
    }

    private static <T> T failuresTold(Supplier<T> work) {
        try {
            return work.get();
        } catch (TransientDataAccessException | CannotCreateTransactionException e) {
            throw new TrackerFailure(Kind.TRANSIENT, "The desk's database was busy. Try again.", Map.of(), null, e);
        } catch (TransactionSystemException e) {
            throw new TrackerFailure(
                    Kind.OUTCOME_UNKNOWN,
                    "The desk's database did not say whether it kept the change. Look before repeating it.",
                    Map.of(),
                    null,
                    e);
        }
    }
}
