package dev.syncline.access;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The making of the first administrator, with a link that only the owner of the node can read. */
@Component
public class SetUp {

    static final Duration VALID = Duration.ofMinutes(60);

    private final JdbcClient database;
    private final Accounts accounts;
    private final Clock clock;
    private final SetUpLink link;

    SetUp(JdbcClient database, Accounts accounts, Clock clock, @Value("${syncline.data}") Path dataFolder) {
        this.database = database;
        this.accounts = accounts;
        this.clock = clock;
        this.link = SetUpLink.in(dataFolder);
    }

    /** Whether the first administrator is still to be made. */
    public boolean isOpen() {
        return !accounts.any();
    }

    /** Whether this token is the one of the link, in time and not used. */
    public boolean takes(String token) {
        return isOpen()
                && database.sql("select count(*) from setup_link where hash = :hash and ends > :now")
                                .param("hash", RandomToken.hash(token))
                                .param("now", clock.instant().atOffset(ZoneOffset.UTC))
                                .query(Long.class)
                                .single()
                        == 1;
    }

    /**
     * Makes the first administrator and uses the token up.
     *
     * @throws AccessRefused for {@code name}, {@code password}, {@code repeated}, or for a token that is not taken
     */
    @Transactional
    public void complete(String token, String name, String password, String repeated) {
        int used = database.sql("delete from setup_link where hash = :hash and ends > :now")
                .param("hash", RandomToken.hash(token))
                .param("now", clock.instant().atOffset(ZoneOffset.UTC))
                .update();
        if (used == 0 || !isOpen()) {
            throw new AccessRefused("", "This set-up link was used or is over. Restart the node for a new one.");
        }
        accounts.add(name, password, repeated);
        link.remove();
    }

    /** Makes a new link at an address of this node; the one before it is over. */
    @Transactional
    String renew(String address) {
        String token = RandomToken.make();
        database.sql("delete from setup_link").update();
        database.sql("insert into setup_link (hash, ends) values (:hash, :ends)")
                .param("hash", RandomToken.hash(token))
                .param("ends", clock.instant().plus(VALID).atOffset(ZoneOffset.UTC))
                .update();
        String whole = address + "/setup?token=" + token;
        link.write(whole);
        return whole;
    }
}
