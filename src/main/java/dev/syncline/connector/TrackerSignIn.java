package dev.syncline.connector;

import java.io.Serializable;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import org.apache.commons.codec.digest.DigestUtils;
import org.springframework.stereotype.Component;

/** Leads an administrator over the tracker's own sign-in page to credentials, which are kept and never shown. */
@Component
public class TrackerSignIn {

    private static final int BYTES = 32;

    private final LocalTracker tracker;
    private final SecureRandom random = new SecureRandom();

    TrackerSignIn(LocalTracker tracker) {
        this.tracker = tracker;
    }

    /**
     * A sign-in that was begun; kept in the session of the person who began it.
     *
     * @param address where to send the browser
     * @param state what comes back with it, known to nobody else
     * @param verifier proves that who began is who finishes (RFC 7636)
     */
    public record Begun(String kind, URI address, URI redirect, String state, String verifier) implements Serializable {

        @Override
        public String toString() {
            return "Begun[" + kind + "]";
        }
    }

    /** Whether the tracker that is bound has such a page, and its settings may be changed. */
    public boolean isOffered() {
        TrackerBinding binding = tracker.binding();
        return !binding.fixed() && binding.kind().consent().isPresent();
    }

    /**
     * Begins anew.
     *
     * @param redirect where the tracker sends the browser back to
     * @throws TrackerFailure when a setting is missing that this needs
     */
    public Begun begin(URI redirect) {
        String state = word();
        String verifier = word();
        URI address = consent().begin(tracker.settings(), redirect, state, challenge(verifier));
        return new Begun(tracker.kind().name(), address, redirect, state, verifier);
    }

    /**
     * Keeps the credentials that the tracker gives for a code.
     *
     * @throws TrackerFailure when the answer belongs to another sign-in, or the tracker does not take the code
     */
    public void finish(Begun begun, String state, String code) {
        boolean same = MessageDigest.isEqual(
                begun.state().getBytes(StandardCharsets.UTF_8), state.getBytes(StandardCharsets.UTF_8));
        if (!same || !begun.kind().equals(tracker.kind().name())) {
            throw new TrackerFailure(
                    TrackerFailure.Kind.VALIDATION,
                    "This answer belongs to another sign-in, or to another tracker. Begin again.");
        }
        Map<String, String> values = new LinkedHashMap<>(tracker.binding().values());
        values.putAll(consent().finish(tracker.settings(), begun.redirect(), code, begun.verifier()));
        tracker.bind(begun.kind(), values);
    }

    private Consent consent() {
        return tracker.kind()
                .consent()
                .orElseThrow(() -> new TrackerFailure(
                        TrackerFailure.Kind.VALIDATION,
                        "This tracker has no sign-in page. Enter credentials instead."));
    }

    private String word() {
        byte[] bytes = new byte[BYTES];
        random.nextBytes(bytes);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    private static String challenge(String verifier) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(DigestUtils.sha256(verifier));
    }
}
