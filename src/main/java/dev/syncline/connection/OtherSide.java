package dev.syncline.connection;

import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What the two sides told each other about a connection itself, for people to see. */
@Component
public class OtherSide {

    private final ReceivedNotices received;
    private final SentNotices sent;

    OtherSide(ReceivedNotices received, SentNotices sent) {
        this.received = received;
        this.sent = sent;
    }

    /**
     * How things stand with the other side.
     *
     * @param said that it paused or removed the connection; null when it did neither
     * @param told whether it heard the last thing that was done here
     */
    public record Standing(@Nullable Notice said, boolean told) {}

    /** A connection deleted here whose other side does not know yet. */
    public record Untold(String name, Instant deleted) {}

    /** By id; a connection that is not in it has nothing to show. */
    public Map<String, Standing> standings(Collection<Connection> connections) {
        Set<ConnectionId> ids = connections.stream().map(Connection::id).collect(Collectors.toSet());
        if (ids.isEmpty()) {
            return Map.of();
        }
        Map<ConnectionId, Notice> said = received.of(ids);
        Set<ConnectionId> untold = sent.untold(ids);
        Set<ConnectionId> all = new HashSet<>(said.keySet());
        all.addAll(untold);
        Map<String, Standing> standings = new HashMap<>();
        for (ConnectionId id : all) {
            standings.put(id.toString(), new Standing(said.get(id), !untold.contains(id)));
        }
        return standings;
    }

    /** At most ten, the latest first. */
    public List<Untold> untoldRemovals() {
        return sent.untoldRemovals();
    }
}
