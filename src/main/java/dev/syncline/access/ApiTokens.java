package dev.syncline.access;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
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
        return database.sql("select id, name, created, created_by, last_used from api_token order by created desc, id")
                .query((row, number) -> {
                    OffsetDateTime used = row.getObject("last_used", OffsetDateTime.class);
                    return new ApiToken(
                            row.getObject("id", UUID.class),
                            row.getString("name"),
                            row.getObject("created", OffsetDateTime.class).toInstant(),
                            row.getString("created_by"),
                            used == null ? null : used.toInstant());
                })
                .list();
    }

    /**
     * Makes a token.
     *
     * @param name what it is for
     * @return the token, which nobody can show again
     * @throws AccessRefused for {@code name}
     */
    @Transactional
    public String make(String name) {
        String purpose = UserName.checked(name);
        String token = PREFIX + RandomToken.make();
        Authentication maker = SecurityContextHolder.getContext().getAuthentication();
        database.sql("insert into api_token (id, name, hash, created, created_by) "
                        + "values (:id, :name, :hash, :created, :by)")
                .param("id", UUID.randomUUID())
                .param("name", purpose)
                .param("hash", RandomToken.hash(token))
                .param("created", clock.instant().atOffset(ZoneOffset.UTC))
                .param("by", maker == null ? "system" : maker.getName())
                .update();
        audit.record("made an API token", purpose);
        return token;
    }

    /** Ends a token at once. */
    @Transactional
    public void revoke(UUID id) {
        list().stream().filter(token -> token.id().equals(id)).forEach(token -> {
            database.sql("delete from api_token where id = :id").param("id", id).update();
            audit.record("revoked an API token", token.name());
        });
    }

    /** Name of the token somebody brought, when it is one of ours. */
    public Optional<String> recognise(String token) {
        if (!token.startsWith(PREFIX)) {
            return Optional.empty();
        }
        String hash = RandomToken.hash(token);
        Optional<String> name = database.sql("select name from api_token where hash = :hash")
                .param("hash", hash)
                .query(String.class)
                .optional();
        name.ifPresent(known -> used(hash));
        return name;
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
