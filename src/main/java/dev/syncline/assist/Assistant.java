package dev.syncline.assist;

import dev.syncline.input.InputRefused;
import dev.syncline.outbound.AddressRefused;
import dev.syncline.outbound.Outbound;
import dev.syncline.vault.Vault;
import jakarta.annotation.PreDestroy;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The language model of this node: off until an administrator enters where it is. */
@Component
public class Assistant {

    private static final String KEY_PLACE = "assist.key";
    private static final int LONGEST = 500;

    private final JdbcClient jdbc;
    private final Vault vault;
    private final Outbound outbound;
    private final ChatCompletions chat;

    Assistant(JdbcClient jdbc, Vault vault, Outbound outbound, AssistSettings settings) {
        this.jdbc = jdbc;
        this.vault = vault;
        this.outbound = outbound;
        this.chat = new ChatCompletions(outbound.client(), settings);
    }

    /** Where questions go; empty while it is off. */
    public Optional<AssistSetting> setting() {
        return jdbc.sql("select endpoint, model from assist_setting where id = 1")
                .query((row, number) ->
                        new AssistSetting(URI.create(row.getString("endpoint")), row.getString("model")))
                .optional();
    }

    /**
     * Switches it on, or changes where questions go.
     *
     * @param key empty keeps the one there is, as long as the endpoint stays
     * @throws AssistRefusal when something is missing or may not be called
     */
    @Transactional
    public void configure(String endpoint, String model, String key) {
        boolean keepsKey = key.isBlank() && isSameService(endpoint) && vault.opens(sealedKey());
        InputRefused.all(AssistRefusal::new, () -> address(endpoint), () -> modelName(model), () -> {
            if (!keepsKey) {
                checkedKey(key);
            }
        });
        URI address = address(endpoint);
        String name = modelName(model);
        String sealed = keepsKey ? sealedKey() : seal(key);
        switchOff();
        jdbc.sql("insert into assist_setting (id, endpoint, model, sealed_key) values (1, ?, ?, ?)")
                .param(address.toString())
                .param(name)
                .param(sealed)
                .update();
    }

    /** Switches it off and forgets the key. */
    @Transactional
    public void switchOff() {
        jdbc.sql("delete from assist_setting").update();
    }

    /**
     * Asks, and waits for the whole answer.
     *
     * @throws AssistFailure when it is off or no usable answer came
     */
    public String ask(List<ChatMessage> messages) {
        AssistSetting setting = setting()
                .orElseThrow(() -> new AssistFailure(
                        AssistFailure.Kind.OFF, "AI Assist is off. Switch it on in General settings."));
        String sealed = sealedKey();
        if (!vault.opens(sealed)) {
            throw new AssistFailure(
                    AssistFailure.Kind.OFF, "The key of AI Assist is lost. Enter it again in General settings.");
        }
        String key = new String(vault.open(KEY_PLACE, sealed), StandardCharsets.UTF_8);
        return chat.ask(setting, key, messages);
    }

    @PreDestroy
    void close() {
        chat.close();
    }

    private URI address(String typed) {
        String text =
                checked("endpoint", typed, "Enter the address of the service, such as https://api.example.com/v1.");
        try {
            return outbound.address(text);
        } catch (AddressRefused refused) {
            throw new AssistRefusal("endpoint", String.valueOf(refused.getMessage()));
        }
    }

    /** A key goes only to the service it was entered for; an address that cannot be read names no other one. */
    private boolean isSameService(String endpoint) {
        Optional<AssistSetting> before = setting();
        try {
            URI address = address(endpoint);
            return before.filter(kept -> kept.endpoint().equals(address)).isPresent();
        } catch (AssistRefusal unreadable) {
            return before.isPresent();
        }
    }

    private static String modelName(String model) {
        return checked("model", model, "Enter the name of the model, as its service calls it.");
    }

    private static String checkedKey(String key) {
        String entered = checked("key", key, "Enter the key of this service. It is kept sealed and never shown again.");
        if (entered.chars().anyMatch(c -> c < ' ' || c > '~')) {
            throw new AssistRefusal(
                    "key", "The key has a character that no key has. Copy it again, without line ends.");
        }
        return entered;
    }

    private String seal(String key) {
        return vault.seal(KEY_PLACE, checkedKey(key).getBytes(StandardCharsets.UTF_8));
    }

    private String sealedKey() {
        return jdbc.sql("select sealed_key from assist_setting where id = 1")
                .query(String.class)
                .single();
    }

    private static String checked(String field, String text, String missing) {
        String stripped = text.strip();
        if (stripped.isEmpty()) {
            throw new AssistRefusal(field, missing);
        }
        if (stripped.length() > LONGEST) {
            throw new AssistRefusal(field, "This is longer than " + LONGEST + " characters. Check what was pasted.");
        }
        return stripped;
    }
}
