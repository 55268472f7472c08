package dev.syncline.node;

import java.security.InvalidKeyException;
import java.security.KeyFactory;
import java.security.NoSuchAlgorithmException;
import java.security.PublicKey;
import java.security.Signature;
import java.security.SignatureException;
import java.security.spec.InvalidKeySpecException;
import java.security.spec.X509EncodedKeySpec;
import java.util.Base64;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.commons.codec.digest.DigestUtils;

/**
 * The public key of a node (Ed25519).
 *
 * @param encoded base64url, without padding, of the X.509 SubjectPublicKeyInfo
 */
public record NodeKey(String encoded) {

    /** Keys that were looked at: a connection is read several times for each change, and its key hardly ever differs. */
    private static final Map<String, PublicKey> KNOWN = new ConcurrentHashMap<>();

    private static final int MOST_KNOWN = 20_000;

    /** Checks that the text is an Ed25519 key. */
    public NodeKey {
        publicKey(encoded);
    }

    /** Short name of the key: base64url of its sha-256. */
    public String fingerprint() {
        byte[] digest = DigestUtils.sha256(Base64.getUrlDecoder().decode(encoded));
        return Base64.getUrlEncoder().withoutPadding().encodeToString(digest);
    }

    public boolean verifies(byte[] message, byte[] signature) {
        try {
            Signature verifier = Signature.getInstance("Ed25519");
            verifier.initVerify(publicKey(encoded));
            verifier.update(message);
            return verifier.verify(signature);
        } catch (SignatureException e) {
            return false;
        } catch (NoSuchAlgorithmException | InvalidKeyException e) {
            throw new IllegalStateException("This JVM cannot verify Ed25519 signatures.", e);
        }
    }

    private static PublicKey publicKey(String encoded) {
        PublicKey known = KNOWN.get(encoded);
        if (known != null) {
            return known;
        }
        PublicKey key = decoded(encoded);
        if (KNOWN.size() >= MOST_KNOWN) {
            KNOWN.clear();
        }
        KNOWN.put(encoded, key);
        return key;
    }

    private static PublicKey decoded(String encoded) {
        try {
            byte[] bytes = Base64.getUrlDecoder().decode(encoded);
            PublicKey key = KeyFactory.getInstance("Ed25519").generatePublic(new X509EncodedKeySpec(bytes));
            // Only here the JDK looks whether the bytes are a point of the curve.
            Signature.getInstance("Ed25519").initVerify(key);
            return key;
        } catch (IllegalArgumentException | InvalidKeySpecException | InvalidKeyException e) {
            throw new IllegalArgumentException("This is not an Ed25519 public key.", e);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("This JVM has no Ed25519.", e);
        }
    }
}
