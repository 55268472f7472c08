package dev.syncline.directory;

import dev.syncline.node.KeyLink;
import dev.syncline.node.NodeKey;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.Signature;
import java.util.Base64;

/** A stranger's key pair, good or bad. */
record Signer(KeyPair pair) {

    static Signer fresh() {
        try {
            return new Signer(KeyPairGenerator.getInstance("Ed25519").generateKeyPair());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    NodeKey key() {
        return new NodeKey(text(pair.getPublic().getEncoded()));
    }

    SignedStatement sign(Statement statement) {
        return SignedStatement.of(statement, this::sign);
    }

    /** How another key follows from this one. */
    KeyLink to(Signer next) {
        byte[] said = ("syncline/key-change/v1\n" + key().encoded() + "\n"
                        + next.key().encoded() + "\n5")
                .getBytes(StandardCharsets.UTF_8);
        return new KeyLink(key().encoded(), next.key().encoded(), 5, text(sign(said)), text(next.sign(said)));
    }

    private byte[] sign(byte[] message) {
        try {
            Signature signature = Signature.getInstance("Ed25519");
            signature.initSign(pair.getPrivate());
            signature.update(message);
            return signature.sign();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String text(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }
}
