package dev.syncline.signing;

import dev.syncline.node.NodeKey;
import dev.syncline.node.ThisNode;
import java.net.URI;
import java.util.Optional;

/** Who signs here: what signing needs to know of this node. */
interface Identity {

    NodeKey key();

    byte[] sign(byte[] message);

    Optional<URI> publicAddress();

    static Identity of(ThisNode node) {
        return new Identity() {
            @Override
            public NodeKey key() {
                return node.key();
            }

            @Override
            public byte[] sign(byte[] message) {
                return node.sign(message);
            }

            @Override
            public Optional<URI> publicAddress() {
                return node.publicAddress();
            }
        };
    }
}
