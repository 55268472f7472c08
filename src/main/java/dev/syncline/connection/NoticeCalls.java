package dev.syncline.connection;

import dev.syncline.connection.StatusController.StatusNotice;
import dev.syncline.input.StrictJson;
import dev.syncline.node.NodeKey;
import dev.syncline.outbound.AddressRefused;
import dev.syncline.outbound.Answer;
import dev.syncline.outbound.NoAnswer;
import dev.syncline.signing.SignatureRefused;
import java.net.URI;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpMethod;
import org.springframework.stereotype.Component;

/** Tells other sides what was done here, and asks those that cannot call. */
@Component
class NoticeCalls {

    private static final Logger LOG = LoggerFactory.getLogger(NoticeCalls.class);

    private final ConnectionRows rows;
    private final SentNotices sent;
    private final ReceivedNotices received;
    private final PeerKeys keys;
    private final PeerCalls peers;
    private final Lives lives;

    NoticeCalls(
            ConnectionRows rows,
            SentNotices sent,
            ReceivedNotices received,
            PeerKeys keys,
            PeerCalls peers,
            Lives lives) {
        this.lives = lives;
        this.rows = rows;
        this.sent = sent;
        this.received = received;
        this.keys = keys;
        this.peers = peers;
    }

    /** Tells one notice; says whether there is nothing left to do about it. */
    boolean tell(SentNotices.Kept kept) {
        URI address = kept.address();
        if (address == null) {
            return true; // it is the other side that asks
        }
        long number = kept.notice().number();
        if (lives.isRefused(kept.connection())) {
            sent.failed(kept.connection(), number);
            return false; // kept until an administrator says that this is the node
        }
        try {
            Answer answer = peers.ask(
                    HttpMethod.POST,
                    PendingAcceptances.statusOf(address, kept.remoteId()),
                    StatusNotice.of(kept.notice()),
                    new PeerCalls.Between(kept.remoteId().toString(), kept.ours(), kept.key()));
            if (answer.status() == 200) {
                sent.told(kept.connection(), number);
                return true;
            }
            LOG.info("The other side of {} answered {} to a notice.", kept.connection(), answer.status());
        } catch (SignatureRefused e) {
            rows.findById(kept.connection()).map(ConnectionRow::toConnection).ifPresent(keys::doubted);
            LOG.info("The other side of {} was not told yet: {}", kept.connection(), e.getMessage());
        } catch (NoAnswer | AddressRefused e) {
            LOG.info("The other side of {} was not told yet: {}", kept.connection(), e.getMessage());
        }
        sent.failed(kept.connection(), number);
        return false;
    }

    /** Asks the other side of each private connection, which has nowhere to call. */
    void ask() {
        rows.findByTypeAndRemoteAddressIsNotNull(Connection.Type.PRIVATE).stream()
                .map(ConnectionRow::toConnection)
                .filter(connection -> !received.isRemovedThere(connection.id().value()))
                .filter(this::heardSomething)
                .forEach(this::heardSomething); // so that it knows at once that we heard
    }

    private boolean heardSomething(Connection connection) {
        long before = received.number(connection.id().value());
        URI address = Optional.ofNullable(connection.remoteAddress()).orElseThrow();
        ConnectionId there = Optional.ofNullable(connection.remoteId()).orElseThrow();
        try {
            URI question = URI.create(PendingAcceptances.statusOf(address, there) + "?heard=" + before);
            Answer answer = peers.ask(HttpMethod.GET, question, null, PeerCalls.Between.sidesOf(connection));
            Optional<StatusNotice> status =
                    StrictJson.read(answer.body(), StatusNotice.class).filter(said -> answer.status() == 200);
            status.filter(said -> hasAnotherKey(connection, said)).ifPresent(said -> keys.doubted(connection));
            Optional<Notice> notice =
                    status.flatMap(said -> Optional.ofNullable(said.notice())).filter(said -> said.number() > before);
            notice.ifPresent(said -> received.take(connection.id().value(), said));
            return notice.isPresent();
        } catch (SignatureRefused e) {
            keys.doubted(connection);
            return false;
        } catch (NoAnswer | AddressRefused e) {
            LOG.debug("The other side of {} did not say how it stands: {}", connection.id(), e.getMessage());
            return false;
        }
    }

    private static boolean hasAnotherKey(Connection connection, StatusNotice said) {
        NodeKey pinned = connection.remoteKey();
        return said.key() != null && pinned != null && !said.key().equals(pinned.fingerprint());
    }
}
