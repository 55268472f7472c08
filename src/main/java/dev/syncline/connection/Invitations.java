package dev.syncline.connection;

import java.util.Optional;
import java.util.function.Supplier;
import org.springframework.dao.OptimisticLockingFailureException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/** Invitations handed out and accepted. Every method that takes input throws {@link Refusal} for what it cannot take. */
@Component
public class Invitations {

    private final Initiate initiate;
    private final Codes codes;
    private final ReceivedCode received;
    private final UsedCodes used;
    private final Accept accept;
    private final PendingAcceptances pending;
    private final InvitationRows invitations;
    private final ConnectionRows connections;

    Invitations(
            Initiate initiate,
            Codes codes,
            ReceivedCode received,
            UsedCodes used,
            Accept accept,
            PendingAcceptances pending,
            InvitationRows invitations,
            ConnectionRows connections) {
        this.initiate = initiate;
        this.codes = codes;
        this.received = received;
        this.used = used;
        this.accept = accept;
        this.pending = pending;
        this.invitations = invitations;
        this.connections = connections;
    }

    /**
     * Makes a pending connection and its code; for this node's own address both sides of a local connection, active.
     *
     * @param formId id of the form that asks; asking again with the same id gives the same connection and no second one
     */
    public Issued initiate(Proposal proposal, String formId, String by) {
        return initiate.initiate(proposal, formId, by);
    }

    /** The invitation of a pending connection; empty once it was accepted for good. */
    public Optional<InvitationState> state(ConnectionId connection) {
        return connections
                .findById(connection.value())
                .map(ConnectionRow::toConnection)
                .filter(found -> found.status() == Connection.Status.PENDING)
                .flatMap(found -> invitations
                        .findByConnectionId(connection.value())
                        .map(invitation -> new InvitationState(
                                invitation.issued(),
                                invitation.expires(),
                                invitation.revoked(),
                                invitation.redeemed() && !invitation.revoked(),
                                found.safetyNumber())));
    }

    /** A new code for a pending connection; the one before stops working. */
    public Issued reissue(ConnectionId connection, String by) {
        return guarded(() -> codes.reissue(connection.value(), by));
    }

    /** Makes the code worthless; the connection stays pending until it is deleted or a new code is made. */
    public void revoke(ConnectionId connection, String by) {
        guarded(() -> {
            codes.revoke(connection.value());
            return connection;
        });
    }

    /** Reads a pasted code, forgiving about blanks and line breaks. */
    public InvitationPreview preview(String pasted) {
        acceptedWith(pasted).ifPresent(made -> {
            throw UsedCodes.refusal(made);
        });
        return received.preview(received.read(pasted));
    }

    /** The connection a pasted code made here; empty for one that cannot be read or was not accepted on this node. */
    public Optional<Connection> acceptedWith(String pasted) {
        return used.connectionOf(pasted);
    }

    /**
     * Accepts a code: asks the inviting node, pins its key, makes this side's connection. The same code under the same
     * short name is the same form sent twice, and gives the same connection.
     */
    public Connection accept(String pasted, String localShortName, String by) {
        return accept.accept(pasted, localShortName, by);
    }

    /** Confirms, on the initiating side, that the safety numbers agree; the connection becomes active. */
    public void confirm(ConnectionId connection, String by) {
        Connection confirmed = guarded(() -> codes.confirm(connection.value()));
        if (!TransactionSynchronizationManager.isSynchronizationActive()) {
            pending.tell(confirmed);
            return;
        }
        // The other node is not told, and no transaction waits for it, before the caller's commit.
        TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
            @Override
            public void afterCommit() {
                pending.tell(confirmed);
            }
        });
    }

    private static <T> T guarded(Supplier<T> work) {
        try {
            return work.get();
        } catch (OptimisticLockingFailureException e) {
            throw new Refusal(
                    "", "Somebody else changed this connection at the same moment. Look at it again before you go on.");
        }
    }
}
