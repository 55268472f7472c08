package dev.syncline.node;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import java.util.Map;
import tools.jackson.databind.json.JsonMapper;

/** Issues licenses, as the holder of the private key does. */
public final class LicenseIssuer {

    private final PrivateKeyPair keys = PrivateKeyPair.make();

    /** Value for the setting {@code syncline.license.public-key}. */
    public String publicKey() {
        return keys.publicHalf().encoded();
    }

    public String issue(String licensee, Instant ends) {
        byte[] payload = new JsonMapper().writeValueAsBytes(Map.of("licensee", licensee, "ends", ends.toString()));
        String signed = License.PREFIX + base64(payload);
        return signed + "." + base64(keys.sign(signed.getBytes(StandardCharsets.US_ASCII)));
    }

    private static String base64(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }
}
