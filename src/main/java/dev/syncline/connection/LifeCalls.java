package dev.syncline.connection;

import dev.syncline.input.StrictJson;
import java.net.URI;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.springframework.http.HttpMethod;
import org.springframework.stereotype.Component;

/** Tells the other side of a connection which life this node is in, and hears the same, until neither has a question. */
@Component
class LifeCalls {

    private static final int ROUNDS = 5;

    private final Lives lives;
    private final PeerCalls peers;

    LifeCalls(Lives lives, PeerCalls peers) {
        this.lives = lives;
        this.peers = peers;
    }

    /**
     * Speaks with the other side, which can be called; says whether there is nothing left to do about it.
     *
     * @param anew whether to begin another life although this one was taken
     * @throws dev.syncline.outbound.NoAnswer when nothing came back
     * @throws dev.syncline.signing.SignatureRefused when somebody else answered
     */
    boolean speak(Connection connection, boolean anew) {
        UUID id = connection.id().value();
        UUID refused = null;
        for (int round = 0; round < ROUNDS; round++) {
            PeerCalls.Sent sent =
                    tell(connection, lives.say(id, anew && round == 0).said(refused));
            if (sent.answer().status() == 404) { // an earlier version, or no such connection
                lives.isUnasked(id);
                return true;
            }
            peers.believe(sent, Objects.requireNonNull(connection.remoteKey()));
            Optional<LifeNews> news = StrictJson.read(sent.answer().body(), LifeNews.class)
                    .filter(read -> sent.answer().status() == 200 && read.isWhole());
            if (news.isEmpty()) {
                return false;
            }
            boolean told = refused != null;
            refused = lives.hearAnswer(id, news.get());
            boolean heard = Objects.equals(news.get().from(), news.get().to());
            if (lives.refused().contains(id) || (lives.isSettled(id) && (heard || told))) {
                return true;
            }
        }
        return false;
    }

    private PeerCalls.Sent tell(Connection connection, LifeNews said) {
        ConnectionId there = Objects.requireNonNull(connection.remoteId());
        return peers.send(
                HttpMethod.POST,
                URI.create(connection.remoteAddress() + LifeController.PATH.replace("{id}", there.toString())),
                said,
                PeerCalls.Between.sidesOf(connection));
    }
}
