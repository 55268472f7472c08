package dev.syncline.twin;

import dev.syncline.connection.ConnectionId;
import dev.syncline.item.ItemRef;
import dev.syncline.item.Replica;
import java.util.Map;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * The ids of pairs that are begun on this side: always the same for an item, so that a life of the database that forgot a
 * pair begins no second one, and made with a secret, so that the other side cannot name a pair we never began.
 */
record OwnPairs(JdbcClient jdbc) {

    /** So many pairs of one item, one after the other, are recognised. */
    private static final int MOST = 100;

    /**
     * The id of one of the pairs an item begins.
     *
     * @param earlier how many pairs of this item were begun and ended before
     */
    TwinId begun(ConnectionId connection, ItemRef item, int earlier) {
        String hash = new Replica(Map.of(
                        "secret", secret().toString(),
                        "connection", connection.toString(),
                        "type", item.entityType(),
                        "item", item.id(),
                        "earlier", String.valueOf(earlier)))
                .hash();
        return new TwinId(new UUID(
                Long.parseUnsignedLong(hash.substring(0, 16), 16), Long.parseUnsignedLong(hash.substring(16, 32), 16)));
    }

    /** Whether this side began the pair with this item. */
    boolean isBegun(ConnectionId connection, ItemRef item, TwinId twin) {
        for (int earlier = 0; earlier < MOST; earlier++) {
            if (begun(connection, item, earlier).equals(twin)) {
                return true;
            }
        }
        return false;
    }

    /** Makes the secret where there is none yet, so that every backup has it. */
    UUID secret() {
        return jdbc.sql("select secret from twin_secret where id = 1")
                .query((row, number) -> row.getObject(1, UUID.class))
                .optional()
                .orElseGet(this::make);
    }

    private UUID make() {
        UUID made = UUID.randomUUID();
        jdbc.sql("insert into twin_secret (id, secret) values (1, ?)")
                .param(made)
                .update();
        return made;
    }
}
