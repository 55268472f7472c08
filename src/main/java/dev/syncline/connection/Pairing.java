package dev.syncline.connection;

import dev.syncline.node.NodeKey;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;

/** Gives a connection that has items under sync another node on its other side, or the same one with another key. */
@Component
class Pairing {

    private final EarlierKeys earlier;
    private final KeyChanges changes;
    private final SentNotices sent;
    private final ReceivedNotices received;
    private final Lives lives;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    Pairing(
            EarlierKeys earlier,
            KeyChanges changes,
            SentNotices sent,
            ReceivedNotices received,
            Lives lives,
            ApplicationEventPublisher events,
            Clock clock) {
        this.earlier = earlier;
        this.changes = changes;
        this.sent = sent;
        this.received = received;
        this.lives = lives;
        this.events = events;
        this.clock = clock;
    }

    /**
     * Pins who proved to have the code; what was said before between the two sides holds no more. In the caller's
     * transaction, which holds the row.
     *
     * @param initiatedHere whether the code was made here
     * @param status what the connection becomes
     */
    void again(ConnectionRow row, Redeemer other, NodeKey own, boolean initiatedHere, Connection.Status status) {
        NodeKey before = Optional.ofNullable(row.remoteKey()).orElse(other.key());
        changes.keep(
                row.id(),
                new KeyChange(
                        KeyChange.Side.THEIRS,
                        KeyChange.How.PAIRED,
                        before,
                        other.key(),
                        Optional.ofNullable(row.safetyNumber()).orElse(""),
                        clock.instant().truncatedTo(ChronoUnit.MILLIS)));
        earlier.forgetAll(row.id());
        sent.forget(row.id());
        received.forget(row.id());
        lives.claim(new ConnectionId(row.id()));
        row.pairAgain(other, own, SafetyNumber.of(own, other.key()), initiatedHere);
        row.become(status);
        events.publishEvent(new KeyChanged(
                row.name(), row.toConnection().remoteShortName(), KeyChanged.What.PAIRED_AGAIN, other.key()));
        if (status == Connection.Status.ACTIVE) {
            events.publishEvent(new ConnectionActivated(new ConnectionId(row.id())));
        }
    }
}
