package dev.syncline.signing;

import java.util.Base64;
import java.util.List;
import org.springframework.http.HttpHeaders;

/** Headers that a signed message must have exactly once. */
final class Single {

    private static final String BEFORE = SignatureInput.LABEL + "=:";

    private Single() {}

    static String value(HttpHeaders headers, String name) {
        List<String> lines = headers.getOrEmpty(name);
        if (lines.size() != 1) {
            throw new SignatureRefused(
                    "The message has %d headers %s; it needs exactly one.".formatted(lines.size(), name));
        }
        String line = lines.get(0);
        if (!line.equals(line.strip())) {
            throw new SignatureRefused("The header " + name + " has blanks around its value.");
        }
        return line;
    }

    /** The 64 bytes of the one signature; another spelling of the same bytes is refused. */
    static byte[] signature(HttpHeaders headers) {
        String value = value(headers, Profile.SIGNATURE);
        if (value.startsWith(BEFORE) && value.endsWith(":") && value.length() > BEFORE.length()) {
            String encoded = value.substring(BEFORE.length(), value.length() - 1);
            byte[] signature = decoded(encoded);
            if (signature.length == 64
                    && Base64.getEncoder().encodeToString(signature).equals(encoded)) {
                return signature;
            }
        }
        throw new SignatureRefused(
                "The Signature is not one Ed25519 signature under the label %s.".formatted(SignatureInput.LABEL));
    }

    private static byte[] decoded(String encoded) {
        try {
            return Base64.getDecoder().decode(encoded);
        } catch (IllegalArgumentException e) {
            return new byte[0];
        }
    }
}
