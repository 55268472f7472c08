package dev.syncline.connection;

import dev.syncline.input.StrictJson;
import dev.syncline.node.NodeKey;
import dev.syncline.node.NodeKeys;
import dev.syncline.outbound.AddressRefused;
import dev.syncline.outbound.Answer;
import dev.syncline.outbound.NoAnswer;
import dev.syncline.signing.SignatureRefused;
import java.net.URI;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpMethod;
import org.springframework.stereotype.Component;

/** Tells another side which keys this node has and knows, and hears the same of it, until neither learns anything more. */
@Component
class KeyCalls {

    private static final Logger LOG = LoggerFactory.getLogger(KeyCalls.class);
    private static final int ROUNDS = 5;

    private final ConnectionRows rows;
    private final ReceivedNotices received;
    private final KeyExchange exchange;
    private final NodeKeys own;
    private final PeerCalls peers;
    private final Lives lives;

    KeyCalls(
            ConnectionRows rows,
            ReceivedNotices received,
            KeyExchange exchange,
            NodeKeys own,
            PeerCalls peers,
            Lives lives) {
        this.lives = lives;
        this.rows = rows;
        this.received = received;
        this.exchange = exchange;
        this.own = own;
        this.peers = peers;
    }

    /** Exchanges keys with the other side of a connection; says whether there is nothing left to do about it. */
    boolean exchange(UUID id) {
        if (lives.isRefused(id)) {
            return false; // a copy's keys are none of the partner's, as long as it is one
        }
        try {
            for (int round = 0; round < ROUNDS; round++) {
                Optional<Connection> connection = find(id);
                if (connection.isEmpty() || !learns(connection.get())) {
                    break;
                }
            }
        } catch (NoAnswer | AddressRefused | SignatureRefused e) {
            LOG.info("Keys were not exchanged with the other side of {} yet: {}", id, e.getMessage());
        }
        return find(id).map(Connection::localKey).map(own.current()::equals).orElse(true);
    }

    private Optional<Connection> find(UUID id) {
        return rows.findById(id)
                .map(ConnectionRow::toConnection)
                .filter(found -> found.remoteKey() != null && found.remoteAddress() != null)
                .filter(found -> found.type() != Connection.Type.LOCAL)
                .filter(found -> !received.isRemovedThere(id));
    }

    private boolean learns(Connection connection) {
        NodeKey theirs = Objects.requireNonNull(connection.remoteKey());
        NodeKey known = Objects.requireNonNull(connection.localKey());
        ConnectionId there = Objects.requireNonNull(connection.remoteId());
        PeerCalls.Sent sent = peers.send(
                HttpMethod.POST,
                URI.create(connection.remoteAddress() + KeyController.PATH.replace("{id}", there.toString())),
                KeyNews.of(theirs, own.linksAfter(known.fingerprint())),
                new PeerCalls.Between(there.toString(), own.current(), theirs));
        KeyNews news = believed(sent, theirs);
        int status = sent.answer().status();
        if (status != 200 && status != 409) {
            LOG.info("The other side of {} answered {} about keys.", connection.id(), status);
            return false;
        }
        return exchange.answered(connection.id().value(), status == 200, news);
    }

    /** The answer is signed with the key that is pinned, or with one that follows from it by what the answer says. */
    private KeyNews believed(PeerCalls.Sent sent, NodeKey pinned) {
        Answer answer = sent.answer();
        KeyNews news = StrictJson.read(answer.body(), KeyNews.class).orElse(KeyNews.only(pinned));
        NodeKey end = news.end(pinned);
        try {
            peers.believe(sent, pinned);
        } catch (SignatureRefused e) {
            if (end.equals(pinned)) {
                throw e;
            }
            peers.believe(sent, end);
        }
        return news;
    }
}
