package dev.syncline.incoming;

import dev.syncline.fault.Fault;
import dev.syncline.fault.Faults;
import dev.syncline.fault.NewFault;
import dev.syncline.item.ConnectMessage;
import dev.syncline.item.RefusedMessage;
import dev.syncline.queue.Outcome;
import dev.syncline.queue.Work;
import dev.syncline.transport.Envelope;
import dev.syncline.transport.EnvelopeReceiver;
import dev.syncline.twin.Twin;
import dev.syncline.twin.TwinId;
import dev.syncline.twin.Twins;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Learns whether the other side paired the items it was asked to. */
@Component
class ReceiveConnectAnswer implements EnvelopeReceiver {

    /** Stands for the other side in faults. */
    private static final String REMOTE = "remote";

    private static final Set<String> KINDS = Set.of(ConnectMessage.DONE, ConnectMessage.REFUSED);

    private final KeepConnect keep;
    private final Twins twins;
    private final Faults faults;
    private final TransactionTemplate transaction;

    ReceiveConnectAnswer(KeepConnect keep, Twins twins, Faults faults, TransactionTemplate transaction) {
        this.keep = keep;
        this.twins = twins;
        this.faults = faults;
        this.transaction = transaction;
    }

    @Override
    public boolean receives(String kind) {
        return KINDS.contains(kind);
    }

    @Override
    public @Nullable String flaw(String body) {
        return PartnerIds.ofConnect(body);
    }

    @Override
    public Outcome receive(Envelope envelope, Work work) {
        transaction.executeWithoutResult(status -> twins.find(envelope.connection(), new TwinId(envelope.twin()))
                .ifPresent(twin -> {
                    if (envelope.kind().equals(ConnectMessage.DONE)) {
                        keep.answered(twin, ConnectMessage.fromBody(envelope.body()));
                        faults.resolveItem(twin.connection(), KeepConnect.name(twin), REMOTE);
                    } else {
                        refused(twin, RefusedMessage.fromBody(envelope.body()).message());
                    }
                }));
        return Outcome.done();
    }

    private void refused(Twin twin, String why) {
        String item = KeepConnect.name(twin);
        NewFault fault = new NewFault(
                Fault.Level.ITEM,
                twin.connection(),
                item,
                "The other side did not connect this item: " + why,
                REMOTE,
                0,
                "Nothing was changed on either item. Do what it says, then connect them again.",
                null);
        faults.reportInPlace(twin.connection(), item, REMOTE, fault);
        keep.refused(twin, why);
    }
}
