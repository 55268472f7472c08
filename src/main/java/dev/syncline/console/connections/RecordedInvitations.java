package dev.syncline.console.connections;

import dev.syncline.access.Audit;
import dev.syncline.connection.ConnectionMade;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Writes invitations to the audit, in the transaction that makes the connection: it is made after other nodes were asked. */
@Component
class RecordedInvitations {

    private final Audit audit;

    RecordedInvitations(Audit audit) {
        this.audit = audit;
    }

    @EventListener
    void on(ConnectionMade made) {
        audit.record(
                made.by(),
                switch (made.how()) {
                    case INITIATED -> "initiated a connection";
                    case CODE_REPLACED -> "made a new invitation code";
                    case ACCEPTED -> "accepted an invitation";
                    case CODE_TO_PAIR_AGAIN -> "made a code to pair a connection again";
                    case ACCEPTED_AGAIN -> "accepted a code into a connection, to pair it again";
                },
                made.name());
    }
}
