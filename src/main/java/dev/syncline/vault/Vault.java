package dev.syncline.vault;

import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.diagnostics.FailureAnalyzedException;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Seals secrets for the database with a key that never enters it. */
@Component
public class Vault {

    private static final Logger LOG = LoggerFactory.getLogger(Vault.class);
    private static final String CANARY_PLACE = "vault_canary.sealed";
    private static final byte[] CANARY = "syncline".getBytes(StandardCharsets.UTF_8);

    private final SealingKey key;

    Vault(VaultSettings settings, JdbcClient database) {
        KeyFile file = new KeyFile(settings.keyFile());
        SealingKey found = file.read().orElse(null);
        String canary = canary(database).orElse(null);
        if (canary != null && isLost(found, canary)) {
            mayBeGivenUp(settings, SealingKey.id(canary), file, found == null ? "is not there" : "holds another key");
            this.key = found == null ? file.make() : found;
            replaceCanary(database);
            return;
        }
        this.key = found == null ? file.make() : found;
        if (canary == null) {
            keepCanary(database);
        }
        if (isLost(key, canary(database).orElseThrow())) {
            throw refusal(file, "holds another key", "");
        }
    }

    /**
     * Seals a secret (AES-256-GCM).
     *
     * @param place where the sealed text will be kept, such as {@code node.private_key}; opening it elsewhere fails
     */
    public String seal(String place, byte[] secret) {
        return key.seal(place, secret);
    }

    /**
     * Opens what {@link #seal} made for the same place.
     *
     * @throws SealBroken when it was altered, moved, or sealed with another key
     */
    public byte[] open(String place, String sealed) {
        return key.open(place, sealed);
    }

    /** Whether a text was sealed with the key there is; one sealed with a key that was given up is lost. */
    public boolean opens(String sealed) {
        return key.sealed(sealed);
    }

    private static boolean isLost(@Nullable SealingKey key, String canary) {
        try {
            return key == null || key.open(CANARY_PLACE, canary).length == 0;
        } catch (SealBroken e) {
            return true;
        }
    }

    private static Optional<String> canary(JdbcClient database) {
        return database.sql("select sealed from vault_canary where id = 1")
                .query(String.class)
                .optional();
    }

    private void keepCanary(JdbcClient database) {
        try {
            database.sql("insert into vault_canary (id, sealed) values (1, :sealed)")
                    .param("sealed", key.seal(CANARY_PLACE, CANARY))
                    .update();
        } catch (DuplicateKeyException anotherProcessWasFirst) {
            return; // its canary is checked next
        }
    }

    private void replaceCanary(JdbcClient database) {
        database.sql("update vault_canary set sealed = :sealed where id = 1")
                .param("sealed", key.seal(CANARY_PLACE, CANARY))
                .update();
        LOG.warn(
                "The vault's key was given up. What was sealed with it is lost: the node has a new key of its own, and"
                        + " connections have to be paired again; secrets of the tracker and of AI Assist have to be entered again.");
    }

    private static void mayBeGivenUp(VaultSettings settings, String lost, KeyFile file, String what) {
        if (!lost.equals(settings.giveUp())) {
            throw refusal(
                    file,
                    what,
                    " If that file is lost for good, start once with syncline.vault.give-up=" + lost
                            + ": the node goes on with a new key; credentials are entered again and connections paired again.");
        }
    }

    private static FailureAnalyzedException refusal(KeyFile file, String what, String orElse) {
        return new FailureAnalyzedException(
                "The secrets in this database were sealed with a vault key, but the key file " + file.path() + " "
                        + what + ".",
                "Put back the key file that belongs to this database, or let syncline.vault.key-file point to it. "
                        + "Without it the node's identity and the trackers' credentials cannot be opened." + orElse);
    }
}
