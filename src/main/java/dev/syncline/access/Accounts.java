package dev.syncline.access;

import dev.syncline.input.InputRefused;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.UUID;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The people who may use the console. */
@Component
public class Accounts {

    private final JdbcClient database;
    private final Passwords passwords;
    private final Audit audit;
    private final Clock clock;

    Accounts(JdbcClient database, Passwords passwords, Audit audit, Clock clock) {
        this.database = database;
        this.passwords = passwords;
        this.audit = audit;
        this.clock = clock;
    }

    /** What sign-in compares. */
    record Credentials(UUID id, String name, String hash, int epoch) {}

    /** Everyone, by name. */
    public List<Account> list() {
        return database.sql("select id, name, created, last_sign_in from account order by name_key")
                .query((row, number) -> {
                    OffsetDateTime last = row.getObject("last_sign_in", OffsetDateTime.class);
                    return new Account(
                            row.getObject("id", UUID.class),
                            row.getString("name"),
                            row.getObject("created", OffsetDateTime.class).toInstant(),
                            last == null ? null : last.toInstant());
                })
                .list();
    }

    public Optional<Account> find(UUID id) {
        return list().stream().filter(account -> account.id().equals(id)).findFirst();
    }

    /** Whether anybody can sign in yet. */
    public boolean any() {
        return database.sql("select count(*) from account").query(Long.class).single() > 0;
    }

    /**
     * Adds an administrator.
     *
     * @throws AccessRefused for {@code name}, {@code password} or {@code repeated}
     */
    @Transactional
    public void add(String name, String password, String repeated) {
        InputRefused.all(
                AccessRefused::new,
                () -> mustBeFree(UserName.checked(name)),
                () -> PasswordRules.check(name, password, repeated));
        String checked = UserName.checked(name);
        insert(checked, passwords.hash(password));
        audit.record("added a user", checked);
    }

    /**
     * Changes a password and ends every session of that user.
     *
     * @throws AccessRefused for {@code password} or {@code repeated}
     */
    @Transactional
    public void changePassword(UUID id, String password, String repeated) {
        Account account = find(id).orElseThrow(Accounts::gone);
        PasswordRules.check(account.name(), password, repeated);
        database.sql("update account set password = :hash, epoch = epoch + 1 where id = :id")
                .param("hash", passwords.hash(password))
                .param("id", id)
                .update();
        audit.record("changed a password", account.name());
    }

    /**
     * Removes a user, who is signed out with that.
     *
     * @throws AccessRefused when nobody would be left
     */
    @Transactional
    public void remove(UUID id) {
        List<UUID> all = database.sql("select id from account for update")
                .query(UUID.class)
                .list();
        Account account = find(id).orElseThrow(Accounts::gone);
        if (all.size() < 2) {
            throw new AccessRefused(
                    "", account.name() + " is the only user and cannot be removed. Add another user first.");
        }
        database.sql("delete from account where id = :id").param("id", id).update();
        audit.record("removed a user", account.name());
    }

    Optional<Credentials> credentials(String name) {
        return database.sql("select id, name, password, epoch from account where name_key = :key")
                .param("key", UserName.key(name))
                .query((row, number) -> new Credentials(
                        row.getObject("id", UUID.class),
                        row.getString("name"),
                        row.getString("password"),
                        row.getInt("epoch")))
                .optional();
    }

    void signedIn(UUID id) {
        database.sql("update account set last_sign_in = :now where id = :id")
                .param("now", clock.instant().atOffset(ZoneOffset.UTC))
                .param("id", id)
                .update();
    }

    /** Sessions begun under another epoch are over; empty when the user was removed. */
    public OptionalInt epoch(UUID id) {
        return database.sql("select epoch from account where id = :id")
                .param("id", id)
                .query(Integer.class)
                .optional()
                .map(OptionalInt::of)
                .orElse(OptionalInt.empty());
    }

    private void insert(String name, String hash) {
        try {
            database.sql("insert into account (id, name, name_key, password, epoch, created) "
                            + "values (:id, :name, :key, :hash, 1, :now)")
                    .param("id", UUID.randomUUID())
                    .param("name", name)
                    .param("key", UserName.key(name))
                    .param("hash", hash)
                    .param("now", clock.instant().atOffset(ZoneOffset.UTC))
                    .update();
        } catch (DuplicateKeyException e) {
            throw taken(name);
        }
    }

    private void mustBeFree(String name) {
        if (credentials(name).isPresent()) {
            throw taken(name);
        }
    }

    private static AccessRefused taken(String name) {
        return new AccessRefused("name", "There is a user “" + name + "” already. Choose another name.");
    }

    private static AccessRefused gone() {
        return new AccessRefused("", "This user was removed meanwhile.");
    }
}
