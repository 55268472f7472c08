package dev.syncline.node;

import dev.syncline.vault.Vault;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The key pairs of this node as they were a moment ago, by fingerprint, the newest first. */
record KeyRing(Map<String, NodeKeyRows.Kept> all, Map<String, PrivateKeyPair> held, long read) {

    static KeyRing of(List<NodeKeyRows.Kept> rows, Vault vault, long read) {
        Map<String, NodeKeyRows.Kept> all = new LinkedHashMap<>();
        Map<String, PrivateKeyPair> held = new LinkedHashMap<>();
        for (NodeKeyRows.Kept row : rows) {
            String fingerprint = row.key().fingerprint();
            all.put(fingerprint, row);
            if (row.sealed() != null) {
                held.put(fingerprint, PrivateKeyPair.of(row.key(), vault.open(place(row.number()), row.sealed())));
            }
        }
        return new KeyRing(all, held, read);
    }

    /** Where the private half of a key is kept, as the vault knows it; the first one was kept elsewhere before. */
    static String place(long number) {
        return number == 1 ? "node.private_key" : "node_key.private_key/" + number;
    }

    NodeKeyRows.Kept newest() {
        return all.values().iterator().next();
    }

    PrivateKeyPair signer(String wanted) {
        return Optional.ofNullable(held.get(wanted))
                .or(() -> Optional.ofNullable(held.get(newest().key().fingerprint())))
                .orElseThrow(() -> new IllegalStateException("This node's key in use is gone from the database."));
    }
}
