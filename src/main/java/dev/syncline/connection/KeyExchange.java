package dev.syncline.connection;

import dev.syncline.node.KeyLink;
import dev.syncline.node.NodeKey;
import dev.syncline.node.NodeKeys;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Keeps what the two sides of a connection learn of each other's keys.
 *
 * <p>A new key is believed when it follows, link by link, from the newest one that is pinned: never from one before it,
 * so what was said long ago brings no old key back.
 */
@Component
class KeyExchange {

    private final ConnectionRows rows;
    private final NodeKeys own;
    private final EarlierKeys earlier;
    private final KeyChanges changes;
    private final SentNotices sent;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    KeyExchange(
            ConnectionRows rows,
            NodeKeys own,
            EarlierKeys earlier,
            KeyChanges changes,
            SentNotices sent,
            ApplicationEventPublisher events,
            Clock clock) {
        this.rows = rows;
        this.own = own;
        this.earlier = earlier;
        this.changes = changes;
        this.sent = sent;
        this.events = events;
        this.clock = clock;
    }

    /**
     * What to answer to a side that calls.
     *
     * @param believed whether the key it signed with is the newest this side knows by now
     */
    record Heard(boolean believed, KeyNews answer) {}

    /**
     * Takes what a call says whose signature holds; empty when there is no such connection.
     *
     * @param signer the key it is signed with, trusted or not
     */
    @Transactional
    public Optional<Heard> hear(UUID connection, NodeKey signer, KeyNews news) {
        return rows.held(connection)
                .filter(row -> row.remoteKey() != null && row.type() != Connection.Type.LOCAL)
                .map(row -> hear(row, signer, news));
    }

    private Heard hear(ConnectionRow row, NodeKey signer, KeyNews news) {
        NodeKey pinned = pinned(row);
        NodeKey end = news.end(pinned);
        if (!signer.equals(end)) {
            return new Heard(false, KeyNews.only(pinned));
        }
        follow(row, end);
        if (news.isEmpty()) {
            earlier.end(row.id()); // nothing is left to tell: it knows that this side knows
        }
        return new Heard(true, KeyNews.of(end, acknowledged(row, news)));
    }

    /**
     * Takes what an answer says; says whether either side learned something.
     *
     * @param believed whether the other side took what was told
     */
    @Transactional
    public boolean answered(UUID connection, boolean believed, KeyNews news) {
        ConnectionRow row = rows.held(connection).orElse(null);
        if (row == null || row.remoteKey() == null) {
            return false;
        }
        NodeKey before = row.localKey();
        boolean followed = follow(row, news.end(pinned(row)));
        List<KeyLink> rest = acknowledged(row, news);
        boolean ours = news.knownKey().flatMap(own::find).isPresent();
        boolean leads = believed || leadsOnFrom(news);
        row.partKeys(leads ? null : Optional.ofNullable(row.keysParted()).orElse(now()));
        return followed || !rest.isEmpty() || (ours && !Objects.equals(row.localKey(), before));
    }

    /** Whether what the other side knows of this one leads to the key in use; a key that was lost leads nowhere. */
    private boolean leadsOnFrom(KeyNews news) {
        return news.knownKey()
                .flatMap(own::find)
                .filter(known -> KeyLink.end(known, List.copyOf(own.linksAfter(known.fingerprint())))
                        .equals(own.current()))
                .isPresent();
    }

    /** Pins the key at the end of the links; the one before stays trusted for what is on its way. */
    private boolean follow(ConnectionRow row, NodeKey end) {
        NodeKey pinned = pinned(row);
        if (end.equals(pinned)) {
            return false;
        }
        boolean isNews = keep(row, KeyChange.Side.THEIRS, pinned, end);
        earlier.forget(row.id(), end);
        earlier.add(row.id(), pinned);
        row.follow(end, SafetyNumber.of(ours(row), end));
        settle(row, KeyChanged.What.CHANGED_THERE, end, isNews);
        return true;
    }

    /** The links after the key of this node that the other side says it knows. */
    private List<KeyLink> acknowledged(ConnectionRow row, KeyNews news) {
        Optional<NodeKey> known = news.knownKey().flatMap(own::find);
        NodeKey before = ours(row);
        if (known.isPresent() && !known.get().equals(before)) {
            NodeKey now = known.get();
            boolean isNews = isLater(now, before) && keep(row, KeyChange.Side.OURS, before, now);
            row.isKnownBy(now, SafetyNumber.of(now, pinned(row)), now());
            settle(row, KeyChanged.What.KNOWN_THERE, now, isNews);
        }
        return known.map(key -> own.linksAfter(key.fingerprint())).orElse(List.of());
    }

    /** A side whose database was put back knows an earlier key again; that is nothing to remember. */
    private boolean isLater(NodeKey key, NodeKey before) {
        return own.linksAfter(key.fingerprint()).size()
                < own.linksAfter(before.fingerprint()).size();
    }

    /** Says whether it is the first time: a side that was put back learns of a key again. */
    private boolean keep(ConnectionRow row, KeyChange.Side side, NodeKey from, NodeKey to) {
        String number = Optional.ofNullable(row.safetyNumber()).orElse("");
        return changes.keep(row.id(), new KeyChange(side, KeyChange.How.SIGNED, from, to, number, now()));
    }

    private void settle(ConnectionRow row, KeyChanged.What what, NodeKey key, boolean isNews) {
        sent.between(row.id(), ours(row), pinned(row));
        if (isNews) {
            events.publishEvent(new KeyChanged(row.name(), row.toConnection().remoteShortName(), what, key));
        }
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MILLIS);
    }

    private NodeKey pinned(ConnectionRow row) {
        return Optional.ofNullable(row.remoteKey()).orElseThrow();
    }

    private NodeKey ours(ConnectionRow row) {
        return Optional.ofNullable(row.localKey()).orElseGet(own::current);
    }
}
