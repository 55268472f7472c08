package dev.syncline.xurrent;

import static dev.syncline.xurrent.XurrentApi.text;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.source.ImmutableJWKSet;
import com.nimbusds.jose.proc.BadJOSEException;
import com.nimbusds.jose.proc.JWSVerificationKeySelector;
import com.nimbusds.jose.proc.SecurityContext;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import com.nimbusds.jwt.proc.DefaultJWTProcessor;
import dev.syncline.connector.ChangesPage.Hint;
import dev.syncline.connector.TrackerFailure;
import dev.syncline.connector.TrackerFailure.Kind;
import dev.syncline.connector.WebhookCall;
import dev.syncline.connector.WebhookVerdict;
import dev.syncline.connector.http.TrackerCall;
import java.net.URI;
import java.text.ParseException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Judges what calls itself a webhook of this account: by the secret address, or by a policy's signature.
 *
 * @see <a href="https://developer.xurrent.com/v1/webhooks/">Webhooks</a>
 */
final class Webhooks {

    private static final JsonMapper MAPPER = new JsonMapper();
    private static final int LARGEST = 256 * 1024;
    private static final int LARGEST_TOKEN = 64 * 1024;
    private static final Duration DRIFT = Duration.ofMinutes(1);
    private static final Set<JWSAlgorithm> ALLOWED = Set.of(
            JWSAlgorithm.RS256,
            JWSAlgorithm.RS384,
            JWSAlgorithm.RS512,
            JWSAlgorithm.ES256,
            JWSAlgorithm.ES384,
            JWSAlgorithm.ES512);

    private final XurrentApi api;
    private final RequestItems items;
    private final @Nullable String audience;
    private final WebhookKeys keys;

    Webhooks(XurrentApi api, RequestItems items, @Nullable String audience) {
        this.api = api;
        this.items = items;
        this.audience = audience;
        this.keys = new WebhookKeys(api);
    }

    /**
     * Judges a call without asking anybody: Xurrent waits for the answer. What is signed by a key that is not known yet is
     * taken as it is, to be proven by {@link #followUp}.
     */
    WebhookVerdict judge(WebhookCall call) {
        if (!call.method().equals("POST") || call.body().length > LARGEST) {
            return WebhookVerdict.refused("Xurrent sends webhooks by POST, with at most 256 KiB.");
        }
        try {
            JsonNode body = MAPPER.readTree(call.body());
            String token = text(body, "jwt");
            if (!token.isEmpty()) {
                SignedJWT jwt = plausible(token);
                JWKSet known = keys.known(issuer(jwt), jwt.getHeader().getKeyID());
                return known == null ? keys.later(token) : verdict(delivery(call), proven(jwt, known));
            }
            return call.secretPath()
                    ? verdict(delivery(call), body)
                    : WebhookVerdict.refused("It came unsigned, and not by the address with the secret.");
        } catch (JacksonException e) {
            return WebhookVerdict.refused("Its body is no JSON.");
        } catch (ParseException | BadJOSEException | JOSEException | IllegalArgumentException e) {
            return WebhookVerdict.refused("Its signature does not hold: " + e.getMessage());
        }
    }

    /**
     * What was left to do after a call: to answer a handshake, or to prove a signature and then to take what was signed.
     *
     * @return what the proven delivery told of
     */
    List<Hint> followUp(String task) {
        Optional<String> token = keys.token(task);
        if (token.isEmpty()) {
            confirm(task);
            return List.of();
        }
        try {
            SignedJWT jwt = plausible(token.get());
            WebhookVerdict verdict = verdict(null, proven(jwt, keys.fetch(issuer(jwt))));
            if (verdict.followUp() != null) {
                confirm(verdict.followUp());
            }
            return verdict.hints();
        } catch (ParseException | BadJOSEException | JOSEException | IllegalArgumentException e) {
            throw new TrackerFailure(
                    Kind.VALIDATION, "The signature of a webhook call does not hold: " + e.getMessage());
        }
    }

    /** Calls the address of a handshake, which {@link #judge} found to be the account's own. */
    private void confirm(String callback) {
        URI address = URI.create(callback);
        if (!api.addresses().isOwn(address)) {
            throw TrackerFailure.ofField(
                    "callback", "The address of the handshake is not one of this account, so it is not called.");
        }
        api.elsewhere(address)
                .send(TrackerCall.post(callback, dev.syncline.connector.http.Body.bytes("text/plain", new byte[0])));
    }

    private static @Nullable String delivery(WebhookCall call) {
        return call.header("X-Xurrent-Delivery-Origin")
                .or(() -> call.header("X-Xurrent-Delivery"))
                .or(() -> call.header("X-4me-Delivery"))
                .orElse(null);
    }

    private WebhookVerdict verdict(@Nullable String delivery, JsonNode body) {
        String event = text(body, "event");
        if (event.isEmpty()) {
            return WebhookVerdict.refused("It names no event.");
        }
        if (event.equals("webhook.verify")) {
            return handshake(delivery, text(body.path("payload"), "callback"));
        }
        String id = text(body, "object_nodeID");
        String key = text(body, "object_id");
        boolean request = event.startsWith("request.") && !id.isEmpty() && !key.isEmpty();
        return WebhookVerdict.accepted(delivery, request ? List.of(new Hint(items.ref(id, key), false)) : List.of());
    }

    private WebhookVerdict handshake(@Nullable String delivery, String callback) {
        try {
            if (api.addresses().isOwn(new URI(callback))) {
                return WebhookVerdict.accepted(delivery, List.of()).followedBy(callback);
            }
        } catch (java.net.URISyntaxException e) {
            return WebhookVerdict.refused("The address of the handshake cannot be read.");
        }
        return WebhookVerdict.refused("The address of the handshake is not one of this account.");
    }

    /** What could be of this account, by all that can be told without its keys. */
    private SignedJWT plausible(String token) throws ParseException, BadJOSEException {
        if (token.length() > LARGEST_TOKEN) {
            throw new BadJOSEException("The token is too long.");
        }
        SignedJWT jwt = SignedJWT.parse(token);
        if (!ALLOWED.contains(jwt.getHeader().getAlgorithm())) {
            throw new BadJOSEException("The algorithm %s is not taken; use RS or ES with OpenID discovery."
                    .formatted(jwt.getHeader().getAlgorithm()));
        }
        if (!isOwnIssuer(issuer(jwt))) {
            throw new BadJOSEException("The issuer is not this account.");
        }
        mustBeOfNow(jwt.getJWTClaimsSet());
        return jwt;
    }

    private static String issuer(SignedJWT jwt) throws ParseException {
        return String.valueOf(jwt.getJWTClaimsSet().getIssuer());
    }

    private JsonNode proven(SignedJWT jwt, JWKSet signing) throws BadJOSEException, JOSEException {
        DefaultJWTProcessor<SecurityContext> processor = new DefaultJWTProcessor<>();
        processor.setJWSKeySelector(new JWSVerificationKeySelector<>(ALLOWED, new ImmutableJWKSet<>(signing)));
        processor.setJWTClaimsSetVerifier((claims, context) -> mustBeOfNow(claims));
        JWTClaimsSet claims = processor.process(jwt, null);
        return MAPPER.valueToTree(claims.getClaim("data"));
    }

    private void mustBeOfNow(JWTClaimsSet claims) throws com.nimbusds.jwt.proc.BadJWTException {
        Instant now = api.now();
        if (claims.getExpirationTime() != null
                && claims.getExpirationTime().toInstant().isBefore(now.minus(DRIFT))) {
            throw new com.nimbusds.jwt.proc.BadJWTException("It is expired.");
        }
        if (claims.getIssueTime() != null && claims.getIssueTime().toInstant().isAfter(now.plus(DRIFT))) {
            throw new com.nimbusds.jwt.proc.BadJWTException("It was issued in the future. Check the clocks.");
        }
        if (audience != null && !claims.getAudience().contains(audience)) {
            throw new com.nimbusds.jwt.proc.BadJWTException("It is for another audience.");
        }
    }

    private boolean isOwnIssuer(String issuer) {
        String own = api.addresses().pages().toString().replaceFirst("/$", "");
        String path = issuer.startsWith(own) ? issuer.substring(own.length()) : "?";
        return path.startsWith("/webhook_policies/") && !path.contains("..") && !path.contains("?");
    }
}
