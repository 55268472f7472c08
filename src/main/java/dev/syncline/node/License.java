package dev.syncline.node;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.Base64;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * A license for the Paid edition, as its key states it.
 *
 * <p>A key is one line, {@code syncline-license-1.<payload>.<signature>}: the payload is base64url of the JSON
 * {@code {"licensee": "Acme", "ends": "2027-12-31T23:59:59Z"}}, the signature base64url of the Ed25519 signature over
 * everything before the second dot. It is checked without a network against the public key in {@code license.key}.
 * Whoever holds the private half issues licenses; it is in no repository.
 */
record License(String licensee, Instant ends) {

    static final String PREFIX = "syncline-license-1.";
    private static final int LONGEST = 4000;
    private static final JsonMapper JSON = new JsonMapper();

    static License read(String typed, NodeKey issuer) {
        String key = typed.replaceAll("\\s", "");
        int dot = key.lastIndexOf('.');
        check(!key.isEmpty(), "Enter a license key.");
        check(
                key.startsWith(PREFIX) && dot > PREFIX.length() && key.length() <= LONGEST,
                "This is not a license key. A key starts with " + PREFIX + " and is one line; copy it as a whole.");
        check(
                issuer.verifies(
                        key.substring(0, dot).getBytes(StandardCharsets.US_ASCII), bytes(key.substring(dot + 1))),
                "This license key was altered or cut off. Copy it again as a whole from where you got it.");
        return payload(bytes(key.substring(PREFIX.length(), dot)));
    }

    private static License payload(byte[] json) {
        try {
            JsonNode fields = JSON.readTree(json);
            return new License(
                    fields.path("licensee").stringValue(),
                    Instant.parse(fields.path("ends").stringValue()));
        } catch (JacksonException | DateTimeParseException e) {
            throw new NodeRefusal(
                    "license", "This license key says nothing this version understands. Update Syncline.");
        }
    }

    private static byte[] bytes(String base64) {
        try {
            return Base64.getUrlDecoder().decode(base64);
        } catch (IllegalArgumentException e) {
            return new byte[0];
        }
    }

    private static void check(boolean holds, String otherwise) {
        if (!holds) {
            throw new NodeRefusal("license", otherwise);
        }
    }
}
