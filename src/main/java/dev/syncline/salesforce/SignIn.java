package dev.syncline.salesforce;

import dev.syncline.connector.TrackerFailure;
import dev.syncline.connector.TrackerSettings;
import dev.syncline.connector.http.Body;
import dev.syncline.connector.http.Credentials;
import dev.syncline.connector.http.RenewedToken;
import dev.syncline.connector.http.TrackerAnswer;
import dev.syncline.connector.http.TrackerCall;
import dev.syncline.connector.http.TrackerHttp;
import dev.syncline.connector.http.TrackerLines;
import dev.syncline.salesforce.pubsub.Pass;
import dev.syncline.salesforce.pubsub.PassDesk;
import java.net.URI;
import java.time.Clock;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import tools.jackson.databind.JsonNode;

/**
 * Proves who calls, by a token that is fetched when it is needed and again when it is refused; Salesforce does not say
 * how long one lasts.
 */
final class SignIn implements Credentials, PassDesk {

    private final TrackerSettings settings;
    private final URI address;
    private final TrackerHttp oauth;
    private final Clock clock;
    private final RenewedToken token;
    private volatile @Nullable Session session;
    private volatile String refreshToken;

    SignIn(TrackerSettings settings, URI address, TrackerLines lines) {
        this.settings = settings;
        this.address = address;
        this.clock = lines.clock();
        this.oauth = lines.to(address);
        this.token = new RenewedToken(this::fetch, clock);
        this.refreshToken = settings.get("refreshToken").orElse("");
    }

    /** Which org and user it is; signs in first when nobody did. */
    Session session() {
        token.value();
        return Objects.requireNonNull(session);
    }

    @Override
    public Pass pass() {
        String value = token.value();
        Session now = Objects.requireNonNull(session);
        return new Pass(value, now.instance(), now.org());
    }

    @Override
    public void renew(Pass refused) {
        HttpHeaders headers = new HttpHeaders();
        headers.setBearerAuth(refused.token());
        token.renew(headers);
    }

    @Override
    public void apply(HttpHeaders headers) {
        token.apply(headers);
    }

    @Override
    public boolean renew(HttpHeaders refused) {
        return token.renew(refused);
    }

    /** Asks a token's address; what it refuses is said for an administrator. */
    static JsonNode ask(TrackerHttp oauth, Map<String, String> form, TrackerSettings settings, URI address) {
        TrackerAnswer answer = oauth.send(TrackerCall.post("/services/oauth2/token", Body.form(form))
                .reading()
                .withoutCredentials()
                .accepting(301, 302, 400, 401, 403, 404));
        JsonNode reply = answer.jsonIfAny();
        if (answer.status() != 200 || reply.path("access_token").asString("").isEmpty()) {
            throw SignInRefusals.failure(answer.status(), reply, settings, address);
        }
        return reply;
    }

    private RenewedToken.Token fetch() {
        Grant grant = Grant.of(settings);
        JsonNode reply = ask(oauth, grant.form(settings, refreshToken, address, clock.instant()), settings, address);
        String rotated = reply.path("refresh_token").asString("");
        if (grant == Grant.PAGE && !rotated.isEmpty() && !rotated.equals(refreshToken)) {
            keep(rotated);
        }
        Session before = session;
        Session now = Session.of(reply, address);
        session = now;
        if (before != null && !before.org().equals(now.org())) {
            throw new TrackerFailure(
                    TrackerFailure.Kind.ELSEWHERE,
                    "Another org answers at %s now: %s, and not %s. Check the address under General settings, Tracker."
                            .formatted(address, now.org(), before.org()));
        }
        return new RenewedToken.Token(reply.path("access_token").asString(""), null);
    }

    /** Before anything is done with the new token: the old refresh token is worth nothing from now on. */
    private void keep(String rotated) {
        if (!settings.canReplace()) {
            throw new TrackerFailure(
                    TrackerFailure.Kind.AUTH_REVOKED,
                    "Salesforce rotates the refresh token, and settings fixed by the installation cannot be changed. Switch rotation off in the External Client App, or use client credentials.");
        }
        refreshToken = rotated;
        settings.replace("refreshToken", rotated);
    }
}
