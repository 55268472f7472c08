package dev.syncline.salesforce;

import dev.syncline.connector.Consent;
import dev.syncline.connector.TrackerFailure;
import dev.syncline.connector.TrackerFailure.Kind;
import dev.syncline.connector.TrackerSettings;
import dev.syncline.connector.http.TrackerLines;
import java.net.URI;
import java.util.LinkedHashMap;
import java.util.Map;
import org.springframework.web.util.UriComponentsBuilder;
import tools.jackson.databind.JsonNode;

/**
 * The way over Salesforce's own sign-in page, with PKCE.
 *
 * @see <a href="https://help.salesforce.com/s/articleView?id=xcloud.remoteaccess_oauth_web_server_flow.htm">Web server flow</a>
 */
final class SignInPage implements Consent {

    private final TrackerLines lines;

    SignInPage(TrackerLines lines) {
        this.lines = lines;
    }

    @Override
    public URI begin(TrackerSettings settings, URI redirect, String state, String challenge) {
        return UriComponentsBuilder.fromUri(OrgAddress.of(settings, lines))
                .path("/services/oauth2/authorize")
                .queryParam("response_type", "code")
                .queryParam("client_id", "{client}")
                .queryParam("redirect_uri", "{redirect}")
                .queryParam("scope", "{scope}")
                .queryParam("state", "{state}")
                .queryParam("code_challenge", "{challenge}")
                .queryParam("code_challenge_method", "S256")
                .encode()
                .buildAndExpand(settings.need("clientId"), redirect, "api refresh_token", state, challenge)
                .toUri();
    }

    @Override
    public Map<String, String> finish(TrackerSettings settings, URI redirect, String code, String verifier) {
        URI address = OrgAddress.of(settings, lines);
        Map<String, String> form = new LinkedHashMap<>();
        form.put("grant_type", "authorization_code");
        form.put("client_id", settings.need("clientId"));
        settings.get("clientSecret").ifPresent(secret -> form.put("client_secret", secret));
        form.put("redirect_uri", redirect.toString());
        form.put("code", code);
        form.put("code_verifier", verifier);
        JsonNode reply = SignIn.ask(lines.to(address), form, settings, address);
        String token = reply.path("refresh_token").asString("");
        if (token.isEmpty()) {
            throw new TrackerFailure(
                    Kind.AUTH_REVOKED,
                    "Salesforce gave no refresh token. Add the scope 'Perform requests at any time (refresh_token, offline_access)' to the External Client App, then sign in again.");
        }
        return Map.of("refreshToken", token, "flow", Grant.labels().get(2));
    }
}
