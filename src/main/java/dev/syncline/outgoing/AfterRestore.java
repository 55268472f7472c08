package dev.syncline.outgoing;

import dev.syncline.connection.Connection;
import dev.syncline.connection.ConnectionId;
import dev.syncline.connection.Connections;
import dev.syncline.connection.Lives;
import dev.syncline.transport.Envelopes;
import dev.syncline.twin.Doubts;
import dev.syncline.twin.LocalSide;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.data.domain.Page;
import org.springframework.data.domain.PageRequest;
import org.springframework.data.domain.Pageable;
import org.springframework.data.domain.Sort;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * What a node does that goes on from an older state of its database, before it does any other work: it tells the other
 * sides, sends them everything again, and from then on looks in its tracker before it writes.
 */
@Component
class AfterRestore {

    private static final Logger LOG = LoggerFactory.getLogger(AfterRestore.class);
    private static final int PAGE = 200;

    private final Doubts doubts;
    private final Connections connections;
    private final Envelopes envelopes;
    private final Resend resend;
    private final Lives lives;
    private final LocalSide local;
    private final TransactionTemplate transaction;

    AfterRestore(
            Doubts doubts,
            Connections connections,
            Envelopes envelopes,
            Resend resend,
            Lives lives,
            LocalSide local,
            TransactionTemplate transaction) {
        this.doubts = doubts;
        this.connections = connections;
        this.envelopes = envelopes;
        this.resend = resend;
        this.lives = lives;
        this.local = local;
        this.transaction = transaction;
    }

    /** All of it or nothing; does nothing when the database lives on as it did. */
    void begin(UUID incarnation) {
        if (doubts.isToldOfAnotherLife(incarnation)) {
            local.connector().putBack();
        }
        try {
            look(incarnation);
        } catch (DuplicateKeyException another) {
            LOG.debug("Another process of this node starts, and does this at this moment.", another);
        }
    }

    private void look(UUID incarnation) {
        transaction.executeWithoutResult(status -> {
            if (doubts.isAnotherLife(incarnation)) {
                LOG.warn("The database is an older state: everything under sync is sent again, and asked for.");
                Pageable next = PageRequest.of(0, PAGE, Sort.by("created", "name"));
                while (next.isPaged()) {
                    Page<Connection> page = connections.page("", next);
                    page.forEach(this::begin);
                    next = page.nextPageable();
                }
            }
        });
    }

    private void begin(Connection connection) {
        ConnectionId id = connection.id();
        if (connection.type() != Connection.Type.LOCAL && connection.remoteId() != null) {
            lives.claim(id);
            doubts.begin(id);
            if (local.connector().isPutBackWithNode()) {
                doubts.recall(id);
            }
            envelopes.send(id, UUID.randomUUID(), ReceiveRestored.KIND, connection.name(), "{}");
            resend.begin(id);
        }
    }
}
