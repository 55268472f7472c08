package dev.syncline.connector;

import dev.syncline.vault.Vault;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** The row that says which tracker this node is bound to; its secrets are sealed. */
@Component
class TrackerStore {

    private static final String PLACE = "tracker_binding.secrets";
    private static final String HOOK_PLACE = "webhook_secret.sealed";
    private static final JsonMapper MAPPER = new JsonMapper();
    private static final SecureRandom RANDOM = new SecureRandom();

    private final JdbcClient jdbc;
    private final Vault vault;

    TrackerStore(JdbcClient jdbc, Vault vault) {
        this.jdbc = jdbc;
        this.vault = vault;
    }

    /** Cheap: asked every few seconds whether another process changed anything. */
    long version() {
        return jdbc.sql("select version from tracker_binding where id = 1")
                .query(Long.class)
                .optional()
                .orElse(0L);
    }

    Optional<KeptTracker> read() {
        return jdbc.sql("select kind, settings, secrets, account, version from tracker_binding where id = 1")
                .query((row, number) -> new KeptTracker(
                        row.getString(1),
                        map(row.getString(2)),
                        secrets(row.getString(3)),
                        row.getString(4),
                        row.getLong(5)))
                .optional();
    }

    /** Keeps everything anew and returns the new version. */
    @Transactional
    long keep(String kind, Map<String, String> values, Map<String, String> secrets, @Nullable String account) {
        long version = version() + 1;
        int changed = jdbc.sql(
                        "update tracker_binding set kind = ?, settings = ?, secrets = ?, account = ?, version = ?"
                                + " where id = 1")
                .param(kind)
                .param(MAPPER.writeValueAsString(values))
                .param(sealed(secrets))
                .param(account)
                .param(version)
                .update();
        if (changed == 0) {
            jdbc.sql("insert into tracker_binding (id, kind, settings, secrets, account, version)"
                            + " values (1, ?, ?, ?, ?, ?)")
                    .param(kind)
                    .param(MAPPER.writeValueAsString(values))
                    .param(sealed(secrets))
                    .param(account)
                    .param(version)
                    .update();
        }
        return version;
    }

    /** What only the tracker is told, as part of the address it sends webhooks to; made when first asked for. */
    String webhookSecret() {
        return sealedHook()
                .or(this::makeHook)
                .or(this::sealedHook)
                .map(this::opened)
                .orElseThrow();
    }

    private Optional<String> sealedHook() {
        Optional<String> kept = jdbc.sql("select sealed from webhook_secret where id = 1")
                .query(String.class)
                .optional();
        kept.filter(text -> !vault.opens(text))
                .ifPresent(lost -> jdbc.sql("delete from webhook_secret where sealed = ?")
                        .param(lost)
                        .update());
        return kept.filter(vault::opens);
    }

    /** None when the vault's key was given up: then they are to be entered again. */
    private Map<String, String> secrets(String sealed) {
        return vault.opens(sealed) ? map(new String(vault.open(PLACE, sealed), StandardCharsets.UTF_8)) : Map.of();
    }

    private Optional<String> makeHook() {
        byte[] random = new byte[24];
        RANDOM.nextBytes(random);
        String text = Base64.getUrlEncoder().withoutPadding().encodeToString(random);
        String sealed = vault.seal(HOOK_PLACE, text.getBytes(StandardCharsets.US_ASCII));
        try {
            jdbc.sql("insert into webhook_secret (id, sealed) values (1, ?)")
                    .param(sealed)
                    .update();
            return Optional.of(sealed);
        } catch (DuplicateKeyException anotherProcessWasFirst) {
            return Optional.empty();
        }
    }

    private String opened(String sealed) {
        return new String(vault.open(HOOK_PLACE, sealed), StandardCharsets.US_ASCII);
    }

    private String sealed(Map<String, String> secrets) {
        return vault.seal(PLACE, MAPPER.writeValueAsBytes(secrets));
    }

    private static Map<String, String> map(String json) {
        return new LinkedHashMap<>(MAPPER.readValue(json, new TypeReference<Map<String, String>>() {}));
    }
}
