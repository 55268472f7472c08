package dev.syncline.connector;

import java.net.URI;
import java.util.Map;

/** The way to credentials that leads an administrator through the tracker's own sign-in page (OAuth with PKCE). */
public interface Consent {

    /**
     * Where to send the administrator.
     *
     * @param redirect where the tracker sends the administrator back to, with {@code code} and {@code state}
     * @param challenge S256 challenge of a verifier that {@link #finish} gets
     */
    URI begin(TrackerSettings settings, URI redirect, String state, String challenge);

    /**
     * Changes a code for credentials.
     *
     * @return settings to keep, such as a refresh token
     * @throws TrackerFailure when the tracker does not take the code
     */
    Map<String, String> finish(TrackerSettings settings, URI redirect, String code, String verifier);
}
