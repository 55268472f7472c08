package dev.syncline.salesforce;

import dev.syncline.connector.TrackerFailure;
import dev.syncline.connector.TrackerFailure.Kind;
import java.net.URI;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;

/**
 * What a token's address told besides the token.
 *
 * @param instance where the org's API answers
 * @param org id of the org, 18 characters
 * @param user id of the acting user
 */
record Session(URI instance, String org, String user) {

    private static final Pattern IDENTITY = Pattern.compile(".*/id/(00D\\w{12,15})/(005\\w{12,15})");

    /**
     * Reads the reply of a token's address.
     *
     * @see <a href="https://help.salesforce.com/s/articleView?id=xcloud.remoteaccess_oauth_client_credentials_flow.htm">Reply</a>
     */
    static Session of(JsonNode reply, URI asked) {
        Matcher identity = IDENTITY.matcher(reply.path("id").asString(""));
        if (!identity.matches()) {
            throw new TrackerFailure(
                    Kind.CONTRACT_DRIFT,
                    "Salesforce gave a token and did not say for which org and user. Check that '%s' is the org's My Domain."
                            .formatted(asked));
        }
        String instance = reply.path("instance_url").asString("");
        return new Session(
                instance.isEmpty() ? asked : URI.create(instance),
                SalesforceIds.whole(identity.group(1)),
                SalesforceIds.whole(identity.group(2)));
    }
}
