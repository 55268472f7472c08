package dev.syncline.vault;

import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.springframework.boot.diagnostics.FailureAnalyzedException;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Seals secrets for the database with a key that never enters it. */
@Component
public class Vault {

    private static final String CANARY_PLACE = "vault_canary.sealed";
    private static final byte[] CANARY = "syncline".getBytes(StandardCharsets.UTF_8);

    private final SealingKey key;

    Vault(VaultSettings settings, JdbcClient database) {
        KeyFile file = new KeyFile(settings.keyFile());
        Optional<String> canary = canary(database);
        this.key = file.read().orElseGet(() -> canary.isPresent() ? refuse(file, "is not there") : file.make());
        if (canary.isEmpty()) {
            keepCanary(database);
        }
        checkAgainst(canary(database).orElseThrow(), file);
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

    private void checkAgainst(String canary, KeyFile file) {
        try {
            key.open(CANARY_PLACE, canary);
        } catch (SealBroken e) {
            refuse(file, "holds another key");
        }
    }

    private static SealingKey refuse(KeyFile file, String what) {
        throw new FailureAnalyzedException(
                "The secrets in this database were sealed with a vault key, but the key file " + file.path() + " "
                        + what + ".",
                "Put back the key file that belongs to this database, or let syncline.vault.key-file point to it. "
                        + "Without it the node's identity and the trackers' credentials cannot be opened.");
    }
}
