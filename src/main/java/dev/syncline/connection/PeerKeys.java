package dev.syncline.connection;

import dev.syncline.node.NodeKey;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.stereotype.Component;

/** Which keys the other side of a connection may sign with: the one pinned, and for a while those before it. */
@Component
public class PeerKeys {

    private static final int SIZE = 20_000;

    private final EarlierKeys earlier;
    private final KeyTasks tasks;

    /** Connections that are known to have no overlap left to end, with the key that is pinned. */
    private final Map<UUID, NodeKey> settled = new ConcurrentHashMap<>();

    PeerKeys(EarlierKeys earlier, KeyTasks tasks) {
        this.earlier = earlier;
        this.tasks = tasks;
    }

    /** The key with this fingerprint, where it is trusted on the connection. */
    public Optional<NodeKey> trusted(Connection connection, String fingerprint) {
        NodeKey pinned = connection.remoteKey();
        return Optional.ofNullable(pinned)
                .filter(key -> key.fingerprint().equals(fingerprint))
                .or(() -> pinned == null
                        ? Optional.empty()
                        : earlier.find(connection.id().value(), fingerprint));
    }

    /** A call whose signature holds came in: with the first one of a new key the end of those before it begins. */
    public void used(Connection connection, NodeKey signer) {
        UUID id = connection.id().value();
        if (!signer.equals(connection.remoteKey()) || signer.equals(settled.get(id))) {
            return;
        }
        if (settled.size() > SIZE) {
            settled.clear();
        }
        earlier.end(id);
        settled.put(id, signer);
    }

    /** The other side did not take this side's signature, or an answer was not signed as expected: keys may have changed. */
    public void doubted(Connection connection) {
        tasks.tell(connection);
    }
}
