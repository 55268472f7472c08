package dev.syncline.connector.http;

import org.springframework.http.HttpHeaders;

/** Proves to a tracker who calls. */
public interface Credentials {

    /** Adds what proves it, such as an Authorization header; may call the tracker's token address first. */
    void apply(HttpHeaders headers);

    /**
     * Gets new ones after the tracker no longer took these.
     *
     * @param refused headers as they were sent
     * @return whether trying again makes sense; then the call is repeated once
     */
    default boolean renew(HttpHeaders refused) {
        return false;
    }

    /** The same header with every call. */
    static Credentials header(String name, String value) {
        return headers -> headers.set(name, value);
    }

    /** Nothing. */
    static Credentials none() {
        return headers -> {};
    }
}
