package dev.syncline.xurrent;

import static dev.syncline.xurrent.XurrentApi.text;

import com.nimbusds.jose.jwk.JWKSet;
import dev.syncline.connector.TrackerFailure;
import dev.syncline.connector.TrackerFailure.Kind;
import dev.syncline.connector.WebhookVerdict;
import dev.syncline.connector.http.TrackerCall;
import java.net.URI;
import java.text.ParseException;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * The keys that the account's webhook policies sign with, and the deliveries that wait until those are known.
 *
 * <p>Anybody can send what looks like a delivery of this account. So few are kept unproven, for a short time, and nothing
 * but a look-up of keys at the account's own host comes of them; whatever is lost so is found by polling.
 *
 * @see <a href="https://developer.xurrent.com/v1/webhooks/">Webhooks: reply within 10 s</a>
 */
final class WebhookKeys {

    private static final int LARGEST = 64 * 1024;
    private static final int MOST_ISSUERS = 20;
    private static final Duration GOOD_FOR = Duration.ofHours(1);
    private static final int UNPROVEN_IN_A_MINUTE = 30;
    private static final Duration KEPT_UNPROVEN = Duration.ofMinutes(15);
    private static final String TASK = "prove:";

    private final XurrentApi api;
    private final Map<String, Keys> keys = new ConcurrentHashMap<>();
    private Instant minute = Instant.EPOCH;
    private int unproven;

    private record Keys(JWKSet set, Instant since) {}

    WebhookKeys(XurrentApi api) {
        this.api = api;
    }

    /** Keys of an issuer with this one among them; null when they must be asked for first. */
    @Nullable
    JWKSet known(String issuer, @Nullable String key) {
        Keys known = keys.get(issuer);
        return known != null
                        && known.since().plus(GOOD_FOR).isAfter(api.now())
                        && known.set().getKeyByKeyId(key) != null
                ? known.set()
                : null;
    }

    /** Takes a delivery unseen, to be proven after the answer. Told by its content: its header proves nothing yet. */
    synchronized WebhookVerdict later(String token) {
        Instant now = api.now();
        if (now.isAfter(minute.plus(Duration.ofMinutes(1)))) {
            minute = now;
            unproven = 0;
        }
        if (++unproven > UNPROVEN_IN_A_MINUTE) {
            throw new TrackerFailure(
                    Kind.TRANSIENT,
                    "More than %d webhook calls in a minute are signed by keys that are not known yet."
                            .formatted(UNPROVEN_IN_A_MINUTE));
        }
        return WebhookVerdict.accepted(null, java.util.List.of()).followedBy(TASK + now.getEpochSecond() + ":" + token);
    }

    /** The delivery that a task is about; empty when it is about something else. */
    Optional<String> token(String task) {
        if (!task.startsWith(TASK)) {
            return Optional.empty();
        }
        String[] parts = task.split(":", 3);
        if (Instant.ofEpochSecond(Long.parseLong(parts[1])).plus(KEPT_UNPROVEN).isBefore(api.now())) {
            throw new TrackerFailure(
                    Kind.VALIDATION,
                    "A webhook call could not be proven for %d min. Check that Xurrent's pages can be reached from here."
                            .formatted(KEPT_UNPROVEN.toMinutes()));
        }
        return Optional.of(parts[2]);
    }

    /** Keys of an issuer that is this account's, asked for anew. */
    JWKSet fetch(String issuer) throws ParseException {
        JsonNode found = get(issuer + "/.well-known/openid-configuration");
        URI address = URI.create(text(found, "jwks_uri"));
        if (!api.addresses().isOwn(address)) {
            throw new IllegalArgumentException("its keys are not kept by this account.");
        }
        JWKSet set = JWKSet.parse(get(address.toString()).toString());
        if (keys.size() > MOST_ISSUERS) {
            keys.clear();
        }
        keys.put(issuer, new Keys(set, api.now()));
        return set;
    }

    private JsonNode get(String address) {
        JsonNode json = api.pages()
                .send(TrackerCall.get(address).within(Duration.ofSeconds(5)).atMost(LARGEST))
                .json();
        if (!json.isObject()) {
            throw new TrackerFailure(Kind.CONTRACT_DRIFT, "Xurrent's keys for webhooks cannot be read.");
        }
        return json;
    }
}
