package dev.syncline.transport;

import dev.syncline.connection.ConnectionId;
import dev.syncline.fault.Fault;
import dev.syncline.fault.NewFault;

/** The fault of an envelope whose number the other side knows with other content. */
final class AlteredEnvelope {

    static final String REASON = "The other node already has an envelope of this number with other content.";

    private AlteredEnvelope() {}

    static NewFault fault(ConnectionId connection, String subject, long work) {
        return new NewFault(
                Fault.Level.ITEM,
                connection,
                subject,
                REASON,
                null,
                0,
                "One of the two databases was probably restored or copied. Skip this envelope and send the item"
                        + " again.",
                work);
    }
}
