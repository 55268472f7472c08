package dev.syncline.signing;

import dev.syncline.node.NodeKey;
import java.net.URI;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.Signature;
import java.util.Base64;
import java.util.Optional;

/** A node with a key pair in memory. */
record KnownNode(KeyPair pair, Optional<URI> publicAddress) implements Identity {

    static KnownNode at(String address) {
        try {
            return new KnownNode(
                    KeyPairGenerator.getInstance("Ed25519").generateKeyPair(), Optional.of(URI.create(address)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    NodeKey key() {
        return new NodeKey(Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString(pair.getPublic().getEncoded()));
    }

    @Override
    public boolean holds(String fingerprint) {
        return fingerprint.equals(key().fingerprint());
    }

    @Override
    public String signer(String wanted) {
        return key().fingerprint();
    }

    @Override
    public byte[] sign(String signer, byte[] message) {
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
