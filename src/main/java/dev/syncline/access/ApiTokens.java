package dev.syncline.access;

import dev.syncline.input.InputRefused;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The keys to the JSON interfaces. */
@Component
public class ApiTokens {

    private static final String PREFIX = "syncline_api_";
    /** How long a token lasts unless somebody chooses otherwise, in days. */
    public static final int USUAL_DAYS = 365;

    private static final int MOST_DAYS = 3_650;
    private static final DateTimeFormatter DAY =
            DateTimeFormatter.ofPattern("d MMMM uuuu", Locale.ENGLISH).withZone(ZoneOffset.UTC);
    private static final Duration PRECISION_OF_USE = Duration.ofMinutes(1);

    private final JdbcClient database;
    private final Audit audit;
    private final Clock clock;

    ApiTokens(JdbcClient database, Audit audit, Clock clock) {
        this.database = database;
        this.audit = audit;
        this.clock = clock;
    }

    /** Every token, newest first. */
    public List<ApiToken> list() {
        Instant now = clock.instant();
        return database.sql("select id, name, scopes, created, created_by, expires, last_used from api_token"
                        + " order by created desc, id")
                .query((row, number) -> {
                    OffsetDateTime used = row.getObject("last_used", OffsetDateTime.class);
                    Instant expires =
                            row.getObject("expires", OffsetDateTime.class).toInstant();
                    return new ApiToken(
                            row.getObject("id", UUID.class),
                            row.getString("name"),
                            Scope.of(row.getString("scopes")),
                            row.getObject("created", OffsetDateTime.class).toInstant(),
                            row.getString("created_by"),
                            expires,
                            !now.isBefore(expires),
                            used == null ? null : used.toInstant());
                })
                .list();
    }

    /** Makes a token that lasts as long as they usually do. */
    @Transactional
    public String make(String name) {
        return make(name, USUAL_DAYS);
    }

    /**
     * Makes a token.
     *
     * @param name what it is for
     * @param days how long it is good, 1 to 3650
     * @return the token, which nobody can show again
     * @throws AccessRefused for {@code name} or {@code days}
     */
    @Transactional
    public String make(String name, int days) {
        return make(name, String.valueOf(days));
    }

    /** The same for days as somebody typed them. */
    @Transactional
    public String make(String name, String typedDays) {
        return make(name, typedDays, EnumSet.allOf(Scope.class));
    }

    /**
     * The same with what it opens.
     *
     * @throws AccessRefused for {@code name}, {@code days} or {@code scopes}
     */
    @Transactional
    public String make(String name, String typedDays, Set<Scope> scopes) {
        InputRefused.all(AccessRefused::new, () -> purpose(name), () -> days(typedDays), () -> checked(scopes));
        String purpose = purpose(name);
        int days = days(typedDays);
        Instant now = clock.instant();
        String token = PREFIX + RandomToken.make();
        Authentication maker = SecurityContextHolder.getContext().getAuthentication();
        database.sql("insert into api_token (id, name, hash, scopes, created, created_by, expires) "
                        + "values (:id, :name, :hash, :scopes, :created, :by, :expires)")
                .param("id", UUID.randomUUID())
                .param("name", purpose)
                .param("hash", RandomToken.hash(token))
                .param("scopes", Scope.text(scopes))
                .param("created", now.atOffset(ZoneOffset.UTC))
                .param("by", maker == null ? "system" : maker.getName())
                .param("expires", now.plus(Duration.ofDays(days)).atOffset(ZoneOffset.UTC))
                .update();
        audit.record("made an API token", purpose);
        return token;
    }

    private static void checked(Set<Scope> scopes) {
        if (scopes.isEmpty()) {
            throw new AccessRefused("scopes", "This token would open nothing. Choose what it may do.");
        }
    }

    private static String purpose(String typed) {
        if (typed.isBlank()) {
            throw new AccessRefused("name", "Say what the token is for, such as “nightly export”.");
        }
        return UserName.checked(typed);
    }

    private static int days(String typed) {
        int days;
        try {
            days = Integer.parseInt(typed);
        } catch (NumberFormatException e) {
            throw new AccessRefused("days", "“" + typed + "” is no number of days. Enter one, such as 365.");
        }
        if (days < 1 || days > MOST_DAYS) {
            throw new AccessRefused("days", "A token lasts 1 to %d days, not %d.".formatted(MOST_DAYS, days));
        }
        return days;
    }

    /** Ends a token at once. */
    @Transactional
    public void revoke(UUID id) {
        list().stream().filter(token -> token.id().equals(id)).forEach(token -> {
            database.sql("delete from api_token where id = :id").param("id", id).update();
            audit.record("revoked an API token", token.name());
        });
    }

    /** A token that is good: what it is for and what it opens. */
    public record Good(String name, Set<Scope> scopes) {}

    /** The token somebody brought, when it is one of ours and still good. */
    public Optional<Good> recognise(String token) {
        Instant now = clock.instant();
        return known(token).filter(known -> now.isBefore(known.expires())).map(known -> {
            used(RandomToken.hash(token));
            return new Good(known.name(), known.scopes());
        });
    }

    /** What to tell somebody whose token was good once; empty for every other. */
    public Optional<String> expired(String token) {
        Instant now = clock.instant();
        return known(token)
                .filter(known -> !now.isBefore(known.expires()))
                .map(known -> "The API token “%s” expired on %s. Make a new one in the console under Users."
                        .formatted(known.name(), DAY.format(known.expires())));
    }

    private record Known(String name, Instant expires, Set<Scope> scopes) {}

    private Optional<Known> known(String token) {
        if (!token.startsWith(PREFIX)) {
            return Optional.empty();
        }
        return database.sql("select name, expires, scopes from api_token where hash = :hash")
                .param("hash", RandomToken.hash(token))
                .query((row, number) -> new Known(
                        row.getString(1),
                        row.getObject(2, OffsetDateTime.class).toInstant(),
                        Scope.of(row.getString(3))))
                .optional();
    }

    private void used(String hash) {
        Instant now = clock.instant();
        database.sql("update api_token set last_used = :now "
                        + "where hash = :hash and (last_used is null or last_used < :recently)")
                .param("now", now.atOffset(ZoneOffset.UTC))
                .param("recently", now.minus(PRECISION_OF_USE).atOffset(ZoneOffset.UTC))
                .param("hash", hash)
                .update();
    }
}
