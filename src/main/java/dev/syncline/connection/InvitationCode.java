package dev.syncline.connection;

import dev.syncline.input.StrictJson;
import dev.syncline.node.NodeKey;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.function.UnaryOperator;
import java.util.zip.CRC32;

/** The text an initiator hands over: {@code syncline1_}, the signed payload, and a checksum against typing errors. */
final class InvitationCode {

    private static final String FIELD = "code";
    private static final String PREFIX = "syncline1_";
    private static final String DIGITS = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";
    private static final byte[] DOMAIN = "syncline/invitation/v1\n".getBytes(StandardCharsets.UTF_8);
    private static final int SIGNATURE = 64;
    private static final int CHECKSUM = 6;
    private static final int LONGEST = 8_000;

    private InvitationCode() {}

    static String write(Payload payload, UnaryOperator<byte[]> signer) {
        byte[] json = StrictJson.write(payload);
        byte[] signed = joined(json, signer.apply(joined(DOMAIN, json)));
        String body = PREFIX + Base64.getUrlEncoder().withoutPadding().encodeToString(signed);
        return body + "_" + checksum(body);
    }

    /**
     * Reads a pasted code whatever blanks, line breaks or quotation marks came along.
     *
     * @throws Refusal for the field {@code code}
     */
    static Payload read(String pasted) {
        String code = pasted.replaceAll("[\\s\\p{Z}\\p{Cf}\"'`<>]", "");
        if (code.isEmpty()) {
            throw new Refusal(FIELD, "Paste the invitation code you were given.");
        }
        if (code.matches("syncline[02-9]_.*|syncline\\d\\d+_.*")) {
            throw new Refusal(
                    FIELD,
                    "This code was made by another version of Syncline (%s). This node reads %s. Update the older of the two."
                            .formatted(code.substring(0, code.indexOf('_')), "syncline1"));
        }
        if (!code.startsWith(PREFIX)) {
            throw new Refusal(
                    FIELD, "This is not an invitation code of Syncline. One begins with %s.".formatted(PREFIX));
        }
        int underscore = code.length() - CHECKSUM - 1;
        if (code.length() > LONGEST
                || underscore <= PREFIX.length()
                || code.charAt(underscore) != '_'
                || !checksum(code.substring(0, underscore)).equals(code.substring(underscore + 1))) {
            throw new Refusal(
                    FIELD,
                    "This code is incomplete or was changed on the way. Copy it again, from %s to its very end."
                            .formatted(PREFIX));
        }
        return verified(decoded(code.substring(PREFIX.length(), underscore)));
    }

    private static Payload verified(byte[] signed) {
        if (signed.length <= SIGNATURE) {
            throw altered();
        }
        byte[] json = Arrays.copyOf(signed, signed.length - SIGNATURE);
        byte[] signature = Arrays.copyOfRange(signed, json.length, signed.length);
        Payload payload = StrictJson.read(json, Payload.class).orElseThrow(InvitationCode::altered);
        try {
            if (!new NodeKey(payload.key()).verifies(joined(DOMAIN, json), signature)) {
                throw altered();
            }
        } catch (IllegalArgumentException | NullPointerException e) {
            throw altered();
        }
        String flaw = payload.flaw();
        if (flaw != null) {
            throw new Refusal(
                    FIELD,
                    "This code was not made by Syncline as it should be: %s. Do not use it; ask the one who gave it to you for a new one."
                            .formatted(flaw));
        }
        return payload;
    }

    private static byte[] decoded(String body) {
        try {
            return Base64.getUrlDecoder().decode(body);
        } catch (IllegalArgumentException e) {
            throw altered();
        }
    }

    private static Refusal altered() {
        return new Refusal(
                FIELD,
                "This code was altered after it was made: its signature does not hold. Do not use it; ask for a new one over a way you trust.");
    }

    /** CRC32 in six digits of base 62. */
    static String checksum(String text) {
        CRC32 crc = new CRC32();
        crc.update(text.getBytes(StandardCharsets.UTF_8));
        char[] digits = new char[CHECKSUM];
        long rest = crc.getValue();
        for (int i = CHECKSUM - 1; i >= 0; i--) {
            digits[i] = DIGITS.charAt((int) (rest % DIGITS.length()));
            rest /= DIGITS.length();
        }
        return new String(digits);
    }

    private static byte[] joined(byte[] first, byte[] second) {
        byte[] both = Arrays.copyOf(first, first.length + second.length);
        System.arraycopy(second, 0, both, first.length, second.length);
        return both;
    }
}
