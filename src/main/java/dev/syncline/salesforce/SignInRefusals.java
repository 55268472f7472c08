package dev.syncline.salesforce;

import dev.syncline.connector.TrackerFailure;
import dev.syncline.connector.TrackerFailure.Kind;
import dev.syncline.connector.TrackerSettings;
import java.net.URI;
import java.util.Locale;
import tools.jackson.databind.JsonNode;

/**
 * What a token's address refuses, as a sentence for an administrator.
 *
 * @see <a href="https://help.salesforce.com/s/articleView?id=xcloud.remoteaccess_oauth_flow_errors.htm">OAuth error codes</a>
 */
final class SignInRefusals {

    private SignInRefusals() {}

    static TrackerFailure failure(int status, JsonNode reply, TrackerSettings settings, URI address) {
        String error = reply.path("error").asString("");
        String told = reply.path("error_description").asString("");
        String remedy = error.isEmpty()
                ? "No Salesforce org answers there. Enter the org's My Domain, such as https://acme.my.salesforce.com."
                : remedy(error, told.toLowerCase(Locale.ROOT), settings, address);
        return new TrackerFailure(
                Kind.AUTH_REVOKED,
                "Salesforce at %s gives no token for %s (%d%s%s). %s"
                        .formatted(
                                address,
                                Grant.of(settings).credential(),
                                status,
                                error.isEmpty() ? "" : " " + error,
                                told.isEmpty() ? "" : ": " + told,
                                remedy));
    }

    private static String remedy(String error, String told, TrackerSettings settings, URI address) {
        if (told.contains("not supported on this domain")) {
            return "Client credentials work only at the org's My Domain. Enter it instead of a common sign-in address.";
        }
        if (error.equals("invalid_client_id") || told.contains("client identifier invalid")) {
            return "There is no app with this consumer key in %s. Copy the key from the External Client App; one of production is not known in a sandbox, and the other way round."
                    .formatted(OrgAddress.isSandbox(address) ? "this sandbox" : "this org");
        }
        if (error.equals("invalid_client")) {
            return "The consumer secret is wrong, or the app was revoked. Enter the secret anew under General settings, Tracker, or let the Salesforce administrator allow the app again.";
        }
        if (told.contains("no client credentials user")) {
            return "The app has no user to run as. Choose one in the app's policies under 'Run As (Username)'.";
        }
        if (told.contains("hasn't approved")) {
            return "Let '%s' use the app: in its policies, permit users who are pre-authorized, and add a permission set or profile of this user."
                    .formatted(settings.get("username").orElse("the user"));
        }
        if (told.contains("audience")) {
            return "Enter https://test.salesforce.com as audience for a sandbox, https://login.salesforce.com otherwise.";
        }
        if (told.contains("assertion") || told.contains("invalid jwt")) {
            return "The app does not know this key. Upload the certificate that belongs to the private key.";
        }
        if (told.contains("expired access/refresh token") || told.contains("token validity expired")) {
            return "Sign in once more under General settings, Tracker; Salesforce took the refresh token back, or it ran out.";
        }
        if (told.contains("inactive user") || error.equals("inactive_user")) {
            return "The acting user is not active. Activate it in Setup, Users.";
        }
        return error.equals("inactive_org")
                ? "The org is closed or in maintenance."
                : "Check the External Client App: its OAuth flow, its scopes (api, refresh_token) and its policies.";
    }
}
