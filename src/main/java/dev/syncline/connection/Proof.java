package dev.syncline.connection;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.InvalidKeyException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.List;
import java.util.UUID;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.apache.commons.codec.digest.DigestUtils;

/** Shows that a side knows the one-time secret of a code, without sending it. */
final class Proof {

    private static final byte[] INFO = "syncline/redeem/v1".getBytes(StandardCharsets.UTF_8);

    private final byte[] key;

    private Proof(byte[] key) {
        this.key = key;
    }

    /** What is kept of a secret: its sha-256. */
    static byte[] verifier(String secret) {
        return DigestUtils.sha256("syncline/invitation/v1/secret\n" + secret);
    }

    /** HKDF (RFC 5869) with the code's id as salt. */
    static Proof from(byte[] verifier, UUID code) {
        byte[] salt = ByteBuffer.allocate(16)
                .putLong(code.getMostSignificantBits())
                .putLong(code.getLeastSignificantBits())
                .array();
        return new Proof(derived(salt, verifier, INFO));
    }

    /** The first block of HKDF-SHA-256. */
    static byte[] derived(byte[] salt, byte[] input, byte[] info) {
        byte[] expanded =
                ByteBuffer.allocate(info.length + 1).put(info).put((byte) 1).array();
        return hmac(hmac(salt, input), expanded);
    }

    /** The proof of one side over everything both sides said so far. */
    String of(String side, List<String> transcript) {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        append(all, side);
        transcript.forEach(part -> append(all, part));
        return Base64.getUrlEncoder().withoutPadding().encodeToString(hmac(key, all.toByteArray()));
    }

    boolean holds(String proof, String side, List<String> transcript) {
        return MessageDigest.isEqual(
                proof.getBytes(StandardCharsets.UTF_8), of(side, transcript).getBytes(StandardCharsets.UTF_8));
    }

    /** Each part with its length, so that no two transcripts read the same. */
    private static void append(ByteArrayOutputStream all, String part) {
        byte[] bytes = part.getBytes(StandardCharsets.UTF_8);
        all.writeBytes(ByteBuffer.allocate(4).putInt(bytes.length).array());
        all.writeBytes(bytes);
    }

    private static byte[] hmac(byte[] key, byte[] message) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(key, "HmacSHA256"));
            return mac.doFinal(message);
        } catch (NoSuchAlgorithmException | InvalidKeyException e) {
            throw new IllegalStateException("This JVM has no HMAC-SHA-256.", e);
        }
    }
}
