package dev.syncline.signing;

import dev.syncline.node.NodeKeys;
import dev.syncline.node.ThisNode;
import java.net.URI;
import java.util.Optional;

/** Who signs here: what signing needs to know of this node. Keys are named by their fingerprints. */
interface Identity {

    boolean holds(String fingerprint);

    /** The key that signs where one is wanted: that one, or the one in use when it was dropped. */
    String signer(String wanted);

    byte[] sign(String signer, byte[] message);

    Optional<URI> publicAddress();

    static Identity of(ThisNode node, NodeKeys keys) {
        return new Identity() {
            @Override
            public boolean holds(String fingerprint) {
                return keys.holds(fingerprint);
            }

            @Override
            public String signer(String wanted) {
                return keys.signer(wanted);
            }

            @Override
            public byte[] sign(String signer, byte[] message) {
                return keys.sign(signer, message);
            }

            @Override
            public Optional<URI> publicAddress() {
                return node.publicAddress();
            }
        };
    }
}
