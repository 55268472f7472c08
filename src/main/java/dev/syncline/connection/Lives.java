package dev.syncline.connection;

import java.time.Clock;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;

/**
 * Which of two copies of a node the other sides follow: the one that named its life anew last.
 *
 * <p>Every call that hands over or fetches says the life its side is in, a number with a random word; the side that is
 * called keeps the highest one and refuses what is below it, or has the same number and another word. Each process names
 * the life anew when it starts, and every ten minutes. A copy of the whole node, with its database and keys, goes on from
 * a number that is older by then. Nothing waits for this: a call that says nothing passes, and notices are never refused.
 */
@Component
public class Lives {

    private final LifeRows rows;
    private final Clock clock;
    private final ApplicationEventPublisher events;

    Lives(LifeRows rows, Clock clock, ApplicationEventPublisher events) {
        this.rows = rows;
        this.clock = clock;
        this.events = events;
    }

    /** What a call on a connection says. */
    public Optional<Life> of(ConnectionId connection) {
        return rows.find(connection.value());
    }

    /** The other side answered a call as ever: it follows this node, or knows nothing of lives. */
    public void taken(ConnectionId connection, Life said) {
        if (!said.told() || said.claims()) {
            rows.told(connection.value(), said);
        }
    }

    /**
     * The other side knows another life than a call said, with this number.
     *
     * @return whether to call again: what was said is no longer what this side says
     */
    public boolean goesOn(ConnectionId connection, Life said, long known) {
        UUID id = connection.value();
        Life now = rows.find(id).orElse(said);
        if (!now.is(said.number(), said.word())) {
            return true; // it was on its way while another process, or the clock, named the life anew
        }
        if (now.claims()) {
            rows.outdo(id, said, known);
            return true;
        }
        if (rows.refused(id, said, clock.instant())) {
            events.publishEvent(new LifeRefused(connection));
        }
        return false;
    }

    /** Judges a call: the number of the life that the other side is known to be in, where the call does not go on from it. */
    public OptionalLong refusal(ConnectionId connection, @Nullable String parameter) {
        UUID id = connection.value();
        Optional<Life> said = Life.said(parameter);
        if (said.isEmpty()) {
            return OptionalLong.empty();
        }
        Optional<LifeRows.Theirs> known = rows.theirs(id);
        if (known.isEmpty() || known.get().number() < said.get().number()) {
            rows.add(id);
            rows.hear(id, said.get());
            known = rows.theirs(id);
        }
        return known.isEmpty()
                        || said.get().is(known.get().number(), known.get().word())
                ? OptionalLong.empty()
                : OptionalLong.of(known.get().number());
    }

    /** Whether work of a connection is none of this node's: the other side follows another copy of it. */
    public boolean isRefused(Connection connection) {
        return connection.type() == Connection.Type.LOCAL
                ? rows.isEverywhereRefused()
                : rows.isRefused(connection.id().value());
    }

    /** The same also for a connection that was deleted here. */
    boolean isRefused(UUID connection) {
        return rows.isRefused(connection);
    }

    /** A connection begins: what is said on it from now on tells copies apart. */
    public void begin(ConnectionId connection) {
        rows.add(connection.value());
    }

    /** A process starts: whoever was copied before says something else from now on. */
    void beginAll() {
        rows.addMissing();
        rows.renew(true);
    }

    /** Names the lives anew that the other sides know. A copy that reaches nobody does not get ahead by this. */
    public void renew() {
        rows.addMissing();
        rows.renew(false);
    }

    /** The other side is to follow this node whatever it followed before; in the caller's transaction. */
    public void claim(ConnectionId connection) {
        rows.claim(connection.value());
        events.publishEvent(new LifeSettled(connection));
    }
}
