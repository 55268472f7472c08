package dev.syncline.connection;

import dev.syncline.input.StrictJson;
import dev.syncline.node.NodeKey;
import dev.syncline.outbound.AddressRefused;
import dev.syncline.outbound.Answer;
import dev.syncline.outbound.NoAnswer;
import dev.syncline.outbound.Outbound;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What the cards of partners' nodes said last about the trackers beside them; read again once a day. */
@Component
class KnownNodes {

    private static final Duration GOOD_FOR = Duration.ofDays(1);
    private static final int MOST_AT_ONCE = 50;

    private final JdbcClient jdbc;
    private final Outbound outbound;
    private final Clock clock;

    KnownNodes(JdbcClient jdbc, Outbound outbound, Clock clock) {
        this.jdbc = jdbc;
        this.outbound = outbound;
        this.clock = clock;
    }

    /** Partners whose nodes, by the keys they are known with, say that they stand beside a tracker. */
    List<BesideTracker.Node> beside(URI tracker) {
        return jdbc.sql("select k.address, k.node_key from known_node k where k.tracker = ? and exists"
                        + " (select 1 from connection c where c.remote_address = k.address and c.remote_key = k.node_key"
                        + " and c.type <> 'LOCAL') order by k.address")
                .param(tracker.toString())
                .query((row, number) -> new BesideTracker.Node(
                        URI.create(row.getString("address")), new NodeKey(row.getString("node_key"))))
                .list();
    }

    /** Keeps what a node's card says of its tracker, where the node is a partner's. */
    void note(URI address, Card card) {
        Optional<NodeKey> key = card.nodeKey();
        if (key.isPresent() && isPartner(address)) {
            keep(address, key.get(), tracker(card));
        }
    }

    /** Reads the cards of partners that were not read for a day, and forgets who is none any more. */
    void sweep() {
        jdbc.sql("delete from known_node where not exists"
                        + " (select 1 from connection c where c.remote_address = known_node.address)")
                .update();
        due().forEach(this::read);
    }

    private void read(URI address) {
        Optional<Card> card = ask(address);
        if (card.isPresent()) {
            note(address, card.get());
        } else if (postponed(address) == 0) {
            keep(address, null, null);
        }
    }

    private Optional<Card> ask(URI address) {
        try {
            Answer answer = outbound.ask(HttpMethod.GET, URI.create(address + Card.PATH), new HttpHeaders(), null);
            return answer.status() == 200
                    ? StrictJson.read(answer.body(), Card.class)
                            .filter(card -> card.nodeKey().isPresent())
                    : Optional.empty();
        } catch (AddressRefused | NoAnswer e) {
            return Optional.empty();
        }
    }

    private List<URI> due() {
        return jdbc.sql("select distinct c.remote_address from connection c left join known_node k"
                        + " on k.address = c.remote_address where c.remote_address is not null and c.type <> 'LOCAL'"
                        + " and (k.asked is null or k.asked < ?) order by c.remote_address limit ?")
                .param(at(clock.instant().minus(GOOD_FOR)))
                .param(MOST_AT_ONCE)
                .query((row, number) -> URI.create(row.getString(1)))
                .list();
    }

    private boolean isPartner(URI address) {
        return jdbc.sql("select count(*) from connection where remote_address = ?")
                        .param(address.toString())
                        .query(Long.class)
                        .single()
                > 0;
    }

    private int postponed(URI address) {
        return jdbc.sql("update known_node set asked = ? where address = ?")
                .param(at(clock.instant()))
                .param(address.toString())
                .update();
    }

    private void keep(URI address, @Nullable NodeKey key, @Nullable URI tracker) {
        String encoded = key == null ? null : key.encoded();
        String beside = tracker == null ? null : tracker.toString();
        int changed = jdbc.sql("update known_node set node_key = ?, tracker = ?, asked = ? where address = ?")
                .param(encoded)
                .param(beside)
                .param(at(clock.instant()))
                .param(address.toString())
                .update();
        if (changed == 0) {
            insert(address, encoded, beside);
        }
    }

    private void insert(URI address, @Nullable String key, @Nullable String tracker) {
        try {
            jdbc.sql("insert into known_node (address, node_key, tracker, asked) values (?, ?, ?, ?)")
                    .param(address.toString())
                    .param(key)
                    .param(tracker)
                    .param(at(clock.instant()))
                    .update();
        } catch (DuplicateKeyException somebodyElse) {
            return; // who read the same card at this moment
        }
    }

    /** The tracker in its one form; null when the card names none, or one that is no address. */
    private @Nullable URI tracker(Card card) {
        String named = card.trackerAddress();
        try {
            return named == null || named.length() > 500 ? null : outbound.address(named);
        } catch (AddressRefused e) {
            return null;
        }
    }

    private static OffsetDateTime at(Instant time) {
        return time.atOffset(ZoneOffset.UTC);
    }
}
