package dev.syncline.salesforce.pubsub;

import io.grpc.Metadata;
import java.net.URI;

/**
 * What every call shows.
 *
 * @param token of a session of the REST API
 * @param instance where the org's API answers
 * @param tenant id of the org, 18 characters
 */
public record Pass(String token, URI instance, String tenant) {

    private static final Metadata.Key<String> TOKEN = key("accesstoken");
    private static final Metadata.Key<String> INSTANCE = key("instanceurl");
    private static final Metadata.Key<String> TENANT = key("tenantid");

    /**
     * In the form that goes over the wire.
     *
     * @see <a href="https://developer.salesforce.com/docs/platform/pub-sub-api/guide/supported-auth.html">Authentication</a>
     */
    Metadata metadata() {
        Metadata metadata = new Metadata();
        metadata.put(TOKEN, token);
        metadata.put(INSTANCE, instance.toString());
        metadata.put(TENANT, tenant);
        return metadata;
    }

    private static Metadata.Key<String> key(String name) {
        return Metadata.Key.of(name, Metadata.ASCII_STRING_MARSHALLER);
    }

    @Override
    public String toString() {
        return "Pass[" + tenant + "]";
    }
}
