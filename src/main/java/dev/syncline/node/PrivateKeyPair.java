package dev.syncline.node;

import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.NoSuchAlgorithmException;
import java.security.PrivateKey;
import java.security.Signature;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Base64;

/** The node's key pair (Ed25519). */
final class PrivateKeyPair {

    private final NodeKey publicHalf;
    private final PrivateKey privateHalf;

    private PrivateKeyPair(NodeKey publicHalf, PrivateKey privateHalf) {
        this.publicHalf = publicHalf;
        this.privateHalf = privateHalf;
    }

    static PrivateKeyPair make() {
        try {
            KeyPair pair = KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
            String encoded = Base64.getUrlEncoder()
                    .withoutPadding()
                    .encodeToString(pair.getPublic().getEncoded());
            return new PrivateKeyPair(new NodeKey(encoded), pair.getPrivate());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("This JVM has no Ed25519.", e);
        }
    }

    static PrivateKeyPair of(NodeKey publicHalf, byte[] pkcs8) {
        try {
            return new PrivateKeyPair(
                    publicHalf, KeyFactory.getInstance("Ed25519").generatePrivate(new PKCS8EncodedKeySpec(pkcs8)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("The node's private key cannot be read.", e);
        }
    }

    NodeKey publicHalf() {
        return publicHalf;
    }

    /** PKCS #8, for the vault. */
    byte[] privateHalf() {
        return privateHalf.getEncoded();
    }

    byte[] sign(byte[] message) {
        try {
            Signature signer = Signature.getInstance("Ed25519");
            signer.initSign(privateHalf);
            signer.update(message);
            return signer.sign();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("This JVM cannot sign with Ed25519.", e);
        }
    }
}
