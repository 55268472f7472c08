package dev.syncline.vault;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import org.apache.commons.codec.digest.DigestUtils;

/** One AES-256 key: seals to {@code v1.<key id>.<base64url of nonce and ciphertext>}. */
final class SealingKey {

    static final int BYTES = 32;
    private static final int NONCE_BYTES = 12;
    private static final int TAG_BITS = 128;
    private static final SecureRandom RANDOM = new SecureRandom();

    private final SecretKeySpec key;
    private final String prefix;

    SealingKey(byte[] bytes) {
        if (bytes.length != BYTES) {
            throw new IllegalArgumentException("An AES-256 key has 32 bytes.");
        }
        this.key = new SecretKeySpec(bytes, "AES");
        this.prefix = "v1." + id(bytes) + ".";
    }

    String seal(String place, byte[] secret) {
        byte[] nonce = new byte[NONCE_BYTES];
        RANDOM.nextBytes(nonce);
        try {
            byte[] sealed = cipher(Cipher.ENCRYPT_MODE, nonce, place).doFinal(secret);
            ByteBuffer both =
                    ByteBuffer.allocate(NONCE_BYTES + sealed.length).put(nonce).put(sealed);
            return prefix + Base64.getUrlEncoder().withoutPadding().encodeToString(both.array());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("This JVM cannot seal with AES-256-GCM.", e);
        }
    }

    byte[] open(String place, String sealed) {
        if (!sealed.startsWith(prefix)) {
            throw new SealBroken(place, null);
        }
        try {
            byte[] both = Base64.getUrlDecoder().decode(sealed.substring(prefix.length()));
            byte[] nonce = Arrays.copyOf(both, NONCE_BYTES);
            return cipher(Cipher.DECRYPT_MODE, nonce, place).doFinal(both, NONCE_BYTES, both.length - NONCE_BYTES);
        } catch (GeneralSecurityException | IllegalArgumentException e) {
            throw new SealBroken(place, e);
        }
    }

    /** Whether this key sealed a text. */
    boolean sealed(String text) {
        return text.startsWith(prefix);
    }

    /** Names the key that sealed a text. */
    static String id(String sealed) {
        String[] parts = sealed.split("\\.", 3);
        return parts.length < 3 ? "" : parts[1];
    }

    private Cipher cipher(int mode, byte[] nonce, String place) throws GeneralSecurityException {
        Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
        cipher.init(mode, key, new GCMParameterSpec(TAG_BITS, nonce));
        cipher.updateAAD((prefix + place).getBytes(StandardCharsets.UTF_8));
        return cipher;
    }

    private static String id(byte[] bytes) {
        MessageDigest digest = DigestUtils.getSha256Digest();
        digest.update("syncline/vault-key-id/v1".getBytes(StandardCharsets.UTF_8));
        return HexFormat.of().formatHex(digest.digest(bytes), 0, 4);
    }
}
