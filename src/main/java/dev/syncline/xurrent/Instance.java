package dev.syncline.xurrent;

import static dev.syncline.xurrent.XurrentApi.text;

import dev.syncline.connector.Identity;
import dev.syncline.connector.TrackerFailure;
import dev.syncline.connector.TrackerFailure.Kind;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/**
 * What an account is the only one by, whatever its hosts are called: itself, and the installation it lives on.
 *
 * <p>{@code acme} of xurrent.com and of xurrent.qa are two. Node ids name the installation; they went on when 4me was
 * renamed, so both names are one.
 */
final class Instance {

    private Instance() {}

    /** Who the credentials are. */
    static JsonNode me(XurrentApi api) {
        JsonNode me = api.ask("me", Map.of()).path("me");
        if (text(me, "id").isEmpty()) {
            throw new TrackerFailure(
                    Kind.AUTH_REVOKED,
                    "Xurrent shows nobody for these credentials in account '%s'. Check the account and the token."
                            .formatted(api.addresses().account()));
        }
        return me;
    }

    static Identity identity(String account, JsonNode me) {
        return new Identity(RequestItems.TRACKER, account, "Xurrent " + account, text(me, "id"), of(account, me));
    }

    /** Read from who we are there; the acting person may belong to another account, which is then told as well. */
    private static String of(String account, JsonNode me) {
        String home = text(me.path("account"), "id");
        String installation = NodeIds.domain(text(me, "id")).replace("4me", "xurrent");
        return account
                + (home.isEmpty() || home.equals(account) ? "" : " as of " + home)
                + (installation.isEmpty() ? "" : " at " + installation);
    }
}
