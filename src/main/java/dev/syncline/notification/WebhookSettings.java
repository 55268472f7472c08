package dev.syncline.notification;

import dev.syncline.input.InputRefused;
import dev.syncline.outbound.AddressRefused;
import dev.syncline.outbound.Outbound;
import dev.syncline.vault.Vault;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Where the webhook is kept; its secret goes in and never comes out. */
@Component
class WebhookSettings {

    private static final String PLACE = "notification.webhook.secret";
    private static final int SHORTEST_SECRET = 24;

    private final JdbcClient jdbc;
    private final Vault vault;
    private final Outbound outbound;

    WebhookSettings(JdbcClient jdbc, Vault vault, Outbound outbound) {
        this.jdbc = jdbc;
        this.vault = vault;
        this.outbound = outbound;
    }

    Optional<WebhookSetting> setting() {
        return jdbc.sql("select address from notification_webhook where id = 1")
                .query(String.class)
                .optional()
                .map(address -> new WebhookSetting(URI.create(address)));
    }

    String secret() {
        return new String(vault.open(PLACE, sealed()), StandardCharsets.UTF_8);
    }

    /** Keeps address and secret; an empty secret keeps the one there is, as long as the address stays. */
    @Transactional
    public void keep(String typedAddress, String typedSecret) {
        InputRefused.all(
                NotificationRefusal::new, () -> address(typedAddress), () -> secret(typedAddress, typedSecret));
        URI address = address(typedAddress);
        String sealed = typedSecret.isEmpty()
                ? sealed()
                : vault.seal(PLACE, typedSecret.strip().getBytes(StandardCharsets.UTF_8));
        off();
        jdbc.sql("insert into notification_webhook (id, address, sealed_secret) values (1, ?, ?)")
                .param(address.toString())
                .param(sealed)
                .update();
    }

    @Transactional
    public void off() {
        jdbc.sql("delete from notification_webhook").update();
    }

    private URI address(String typed) {
        try {
            return outbound.address(typed);
        } catch (AddressRefused refused) {
            throw new NotificationRefusal("address", String.valueOf(refused.getMessage()));
        }
    }

    private void secret(String typedAddress, String typed) {
        if (typed.isEmpty() && isSame(typedAddress)) {
            return;
        }
        String secret = Typed.secret("secret", typed).strip();
        if (secret.length() < SHORTEST_SECRET) {
            throw new NotificationRefusal(
                    "secret",
                    "Enter the secret that the receiver checks signatures with: %d characters or more, for this address. It is kept sealed and never shown again."
                            .formatted(SHORTEST_SECRET));
        }
        Signature.key(secret);
    }

    private boolean isSame(String typedAddress) {
        try {
            URI address = address(typedAddress);
            return setting().filter(kept -> kept.address().equals(address)).isPresent();
        } catch (NotificationRefusal unreadable) {
            return setting().isPresent();
        }
    }

    private String sealed() {
        return jdbc.sql("select sealed_secret from notification_webhook where id = 1")
                .query(String.class)
                .single();
    }
}
