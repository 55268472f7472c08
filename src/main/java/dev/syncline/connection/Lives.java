package dev.syncline.connection;

import dev.syncline.directory.Undisputed;
import java.net.URI;
import java.time.Clock;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;

/**
 * Whether this process belongs to the node that the other sides know, or to a copy of it.
 *
 * <p>Each process begins its work on a connection by telling the other side a new random life that goes on from the one
 * told last; both sides keep the last. A copy of the whole node, with its database and keys, goes on from the same life as
 * its original, and only one of the two can be the first: the other one is refused, and neither sends nor writes any more.
 */
@Component
public class Lives implements Undisputed {

    /** Answers a call of a copy that is not followed, or that means another one. */
    static final SignedPages.Said WHO = new SignedPages.Said(
            412, Map.of("refused", "Say first which copy of your node this is, and of which it asks."));

    private static final long MEMORY = TimeUnit.SECONDS.toNanos(1);

    private final LifeRows rows;
    private final Clock clock;
    private final ApplicationEventPublisher events;

    /** Lives this process began, and the connections whose other side took them. */
    private final Map<UUID, UUID> drawn = new ConcurrentHashMap<>();

    private final Set<UUID> taken = ConcurrentHashMap.newKeySet();

    /** Connections at whose address a copy answers that is not followed, and those about which the other side has to be asked. */
    private final Set<UUID> foreign = ConcurrentHashMap.newKeySet();

    private final Set<UUID> asked = ConcurrentHashMap.newKeySet();
    private volatile Refusals refusals = new Refusals(Set.of(), Long.MIN_VALUE);

    Lives(LifeRows rows, Clock clock, ApplicationEventPublisher events) {
        this.rows = rows;
        this.clock = clock;
        this.events = events;
    }

    /** Which other sides follow another copy, as it was a moment ago. */
    private record Refusals(Set<UUID> connections, long read) {}

    /** Whether work of a connection may be done: the other side took this process, or none of the two ever told a life. */
    public boolean isTaken(Connection connection) {
        UUID id = connection.id().value();
        Set<UUID> refused = refused();
        if (connection.type() == Connection.Type.LOCAL) {
            return refused.isEmpty() || !taken.isEmpty();
        }
        if (refused.contains(id)) {
            return false;
        }
        return taken.contains(id) || isTakenNow(id);
    }

    /** Whether nobody says that this is a copy, as far as is known. */
    @Override
    public boolean isUndisputed() {
        return refused().isEmpty();
    }

    /** The connections whose other side follows another copy. */
    public Set<UUID> refused() {
        Refusals known = refusals;
        long now = System.nanoTime();
        if (known.read() == Long.MIN_VALUE || now - known.read() > MEMORY) {
            known = new Refusals(rows.refused(), now);
            refusals = known;
        }
        return known.connections();
    }

    /** Another process of this node may have told what this one began. */
    private boolean isTakenNow(UUID id) {
        Optional<Life> life = rows.find(id);
        boolean now =
                life.isEmpty() || life.get().isSettled() && life.get().mine().equals(drawn.get(id));
        if (now && life.isPresent()) {
            begins(id);
        } else if (!now) {
            asked.add(id);
        }
        return now;
    }

    /** A call on a connection, with what it says of both sides' lives. */
    public URI on(URI target, ConnectionId connection) {
        Optional<Life> life = rows.find(connection.value());
        if (life.isEmpty()) {
            return target;
        }
        String of = life.get().theirs() == null ? "" : "&of=" + life.get().theirs();
        return URI.create(target + (target.getRawQuery() == null ? "?" : "&") + "life="
                + life.get().mine() + of);
    }

    /**
     * Whether a call comes from the node this side follows, and means this one. Otherwise the two have to speak about it
     * before anything else is taken.
     */
    public boolean knows(ConnectionId connection, @Nullable UUID life, @Nullable UUID of) {
        Optional<Life> own = rows.find(connection.value());
        if (own.isEmpty()) {
            return true;
        }
        UUID theirs = own.get().theirs();
        boolean means = own.get().isMine(of);
        if (!means) {
            doubt(connection);
        }
        return means && (life == null || theirs == null || life.equals(theirs));
    }

    /** The other side wants to know who this is. */
    public void doubt(ConnectionId connection) {
        taken.remove(connection.value());
        asked.add(connection.value());
    }

    /** Connections about which the other side has to be asked, since last asked. */
    Set<UUID> toAsk() {
        Set<UUID> now = Set.copyOf(asked);
        asked.removeAll(now);
        return now;
    }

    /** What is said on a connection; a process that was not taken yet begins a life of its own. */
    Life say(UUID id, boolean anew) {
        Life life = rows.begun(id);
        boolean began = taken.contains(id) || life.mine().equals(drawn.get(id));
        if (life.isSettled() && life.refused() == null && (anew || !began)) {
            rows.draw(id, life.mine()).ifPresent(next -> drawn.put(id, next));
            life = rows.begun(id);
        }
        return life;
    }

    /** What the other side is answered; a process that was not taken yet is not, until the other side says so. */
    LifeNews answer(UUID id, LifeNews question) {
        boolean follows = hear(id, question);
        if (follows) {
            isFollowed(id);
        }
        if (!taken.contains(id)) {
            asked.add(id);
        }
        return say(id, false).said(follows ? null : question.to());
    }

    /** Takes what the other side answers at its address; says which life of it is refused, where one is. */
    @Nullable
    UUID hearAnswer(UUID id, LifeNews answer) {
        if (hear(id, answer)) {
            isFollowed(id);
            return null;
        }
        foreign.add(id);
        return answer.to();
    }

    /** Whether a copy answers at the other side's address that this side does not follow. */
    public boolean isForeign(ConnectionId connection) {
        return foreign.contains(connection.value());
    }

    /** What waited for the node that is followed goes on. */
    private void isFollowed(UUID id) {
        if (foreign.remove(id)) {
            events.publishEvent(new LifeTaken(new ConnectionId(id)));
        }
    }

    /** Judges what the other side says of itself, and learns what it says of this one; says whether it is followed. */
    private boolean hear(UUID id, LifeNews news) {
        Life life = rows.begun(id);
        UUID to = Objects.requireNonNull(news.to());
        boolean follows = life.follows(news);
        if (follows && !to.equals(life.theirs())) {
            rows.theirs(id, to);
        }
        if (life.next().equals(news.seen())) {
            taken(id, life);
        } else if (life.next().equals(news.refused()) && follows) {
            refuse(id, life);
        }
        return follows;
    }

    private void taken(UUID id, Life life) {
        boolean first = !life.isSettled() || life.refused() != null;
        if (first && rows.taken(id, life.next())) {
            refusals = new Refusals(rows.refused(), System.nanoTime());
        }
        if (life.next().equals(drawn.get(id))) {
            begins(id);
        }
    }

    private void begins(UUID id) {
        if (taken.add(id)) {
            events.publishEvent(new LifeTaken(new ConnectionId(id)));
        }
    }

    private void refuse(UUID id, Life life) {
        taken.remove(id);
        if (rows.refused(id, life.next(), clock.instant())) {
            refusals = new Refusals(rows.refused(), System.nanoTime());
            events.publishEvent(new LifeRefused(new ConnectionId(id)));
        }
    }

    /** Whether this process and the other side have nothing left to say about it. */
    boolean isSettled(UUID id) {
        return taken.contains(id);
    }

    /** Of an earlier version, which knows nothing of lives: there is nothing to ask. */
    void isUnasked(UUID id) {
        begins(id);
    }

    /** The other side is to follow this node whatever it followed before; in the caller's transaction. */
    public void claim(ConnectionId connection) {
        rows.claim(connection.value());
        drawn.put(connection.value(), rows.begun(connection.value()).next());
        taken.remove(connection.value());
    }

    /** This is another node from now on. */
    void forgetAll() {
        drawn.clear();
        taken.clear();
        foreign.clear();
        refusals = new Refusals(Set.of(), System.nanoTime());
    }

    /** The two sides agreed anew on who they are; in the caller's transaction. */
    void forget(UUID id) {
        rows.forget(id);
        drawn.remove(id);
        taken.remove(id);
        foreign.remove(id);
    }
}
