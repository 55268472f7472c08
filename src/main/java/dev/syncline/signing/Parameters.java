package dev.syncline.signing;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * The parameters every signature of the profile has, in their fixed order.
 *
 * @param keyId fingerprint of the signer's key
 * @param nonce 128 random bits, base64url
 */
record Parameters(Instant created, Instant expires, String keyId, String nonce) {

    static final String TAG = "syncline/1";

    /** How long a signature may be good for, and how far two clocks may differ. */
    static final Duration FRESH = Duration.ofSeconds(300);

    private static final List<String> ORDER = List.of("created", "expires", "keyid", "nonce", "tag");
    private static final Pattern NONCE = Pattern.compile("[A-Za-z0-9_-]{22}");

    static Parameters of(SignatureInput input) {
        Map<String, String> values = input.values();
        if (!List.copyOf(values.keySet()).equals(ORDER)) {
            throw new SignatureRefused("The signature has the parameters %s, but this profile has exactly %s."
                    .formatted(values.keySet(), ORDER));
        }
        if (!TAG.equals(values.get("tag"))) {
            throw new SignatureRefused("The signature is tagged for another profile than " + TAG + ".");
        }
        Parameters parameters = new Parameters(
                time(values, "created"),
                time(values, "expires"),
                values.getOrDefault("keyid", ""),
                values.getOrDefault("nonce", ""));
        // The text that was signed is rebuilt from what was understood: quoting and order have one form only.
        if (!parameters.text().equals(input.parameters())
                || !NONCE.matcher(parameters.nonce).matches()) {
            throw new SignatureRefused("The parameters of the signature are not of the form this profile has.");
        }
        return parameters;
    }

    private static Instant time(Map<String, String> values, String name) {
        try {
            return Instant.ofEpochSecond(Long.parseLong(values.getOrDefault(name, "")));
        } catch (NumberFormatException e) {
            throw new SignatureRefused("The parameter " + name + " of the signature is not a time.");
        }
    }

    /** As it stands in Signature-Input. */
    String text() {
        return ";created=%d;expires=%d;keyid=\"%s\";nonce=\"%s\";tag=\"%s\""
                .formatted(created.getEpochSecond(), expires.getEpochSecond(), keyId, nonce, TAG);
    }

    void mustBeFresh(Instant now) {
        Duration life = Duration.between(created, expires);
        if (life.isNegative() || life.isZero() || life.compareTo(FRESH) > 0) {
            throw new SignatureRefused("The signature is made to last %d s; 1 to %d s are allowed."
                    .formatted(life.toSeconds(), FRESH.toSeconds()));
        }
        if (created.isAfter(now.plus(FRESH))) {
            throw new SignatureRefused(
                    "The signature was made at %s, which is in the future here (%s). Compare the clocks of both nodes."
                            .formatted(created, now));
        }
        if (expires.isBefore(now) || created.isBefore(now.minus(FRESH))) {
            throw new SignatureRefused("The signature ran out at %s; here it is %s. Compare the clocks of both nodes."
                    .formatted(expires, now));
        }
    }
}
