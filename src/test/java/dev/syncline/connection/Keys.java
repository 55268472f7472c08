package dev.syncline.connection;

import dev.syncline.node.NodeKey;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.Signature;
import java.util.Base64;

/** Key pairs for tests. */
record Keys(KeyPair pair) {

    static Keys fresh() {
        try {
            return new Keys(KeyPairGenerator.getInstance("Ed25519").generateKeyPair());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    NodeKey key() {
        return new NodeKey(Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString(pair.getPublic().getEncoded()));
    }

    byte[] sign(byte[] message) {
        try {
            Signature signature = Signature.getInstance("Ed25519");
            signature.initSign(pair.getPrivate());
            signature.update(message);
            return signature.sign();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
