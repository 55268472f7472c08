package dev.syncline.connection;

import dev.syncline.connection.Connection.Status;
import dev.syncline.connection.Connection.Type;
import dev.syncline.connection.InvitationRow.Audience;
import dev.syncline.input.InputRefused;
import dev.syncline.node.ThisNode;
import java.time.Clock;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** The initiating side: makes a pending connection with its code, or both sides of a local one. */
@Component
class Initiate {

    private final ConnectionRows rows;
    private final Codes codes;
    private final Discovery discovery;
    private final FirstRules firstRules;
    private final ThisNode node;
    private final Clock clock;
    private final ApplicationEventPublisher events;
    private final TransactionTemplate transaction;

    Initiate(
            ConnectionRows rows,
            Codes codes,
            Discovery discovery,
            FirstRules firstRules,
            ThisNode node,
            Clock clock,
            ApplicationEventPublisher events,
            TransactionTemplate transaction) {
        this.rows = rows;
        this.codes = codes;
        this.discovery = discovery;
        this.firstRules = firstRules;
        this.node = node;
        this.clock = clock;
        this.events = events;
        this.transaction = transaction;
    }

    Issued initiate(Proposal typed, String formId, String by) {
        Optional<Issued> before = again(formId, by);
        if (before.isPresent()) {
            return before.get();
        }
        Proposal proposal = checked(typed, formId);
        Discovery.Found found = proposal.destination() == null
                ? new Discovery.Found(discovery.withoutAddress(), null)
                : discovery.askAnew(proposal.destination().toString(), by);
        mustOffer(found.destination(), proposal.mode());
        if (rows.existsByNameKey(ConnectionRow.key(proposal.name()))) {
            return byAnotherClick(formId, proposal, by);
        }
        try {
            return keep(proposal, found, formId, by);
        } catch (DataIntegrityViolationException e) {
            return byAnotherClick(formId, proposal, by);
        }
    }

    /** The name is taken: by the same form, sent a moment before, or by another connection. */
    private Issued byAnotherClick(String formId, Proposal proposal, String by) {
        return again(formId, by).orElseThrow(() -> taken(proposal.name()));
    }

    /** A form sent twice: the connection it made, with a code that works, since nobody saw the first answer. */
    private Optional<Issued> again(String formId, String by) {
        return rows.findByFormId(formId)
                .map(row -> row.status() == Status.PENDING
                        ? codes.repeat(row.id(), by).onceMore()
                        : new Issued(row.toConnection(), null, null, true));
    }

    private Issued keep(Proposal proposal, Discovery.Found found, String formId, String by) {
        Destination destination = found.destination();
        return transaction.execute(status -> {
            UUID id = UUID.randomUUID();
            events.publishEvent(
                    new ConnectionMade(new ConnectionId(id), proposal.name(), ConnectionMade.How.INITIATED, by));
            if (destination.local()) {
                UUID farId = UUID.randomUUID();
                Connection near = side(id, farId, proposal, destination, Type.LOCAL, true);
                Connection far = side(farId, id, swapped(proposal), destination, Type.LOCAL, false);
                save(new ConnectionRow(near, by, formId, false), by);
                save(new ConnectionRow(far, by, null, true), by);
                return new Issued(near, null, null, false);
            }
            Type type = destination.address() == null ? Type.PRIVATE : Type.PUBLIC;
            save(new ConnectionRow(side(id, null, proposal, destination, type, true), by, formId, false), by);
            return codes.issue(id, new Audience(destination.address(), found.key()));
        });
    }

    private void save(ConnectionRow row, String by) {
        rows.saveAndFlush(row);
        ConnectionId id = new ConnectionId(row.id());
        firstRules.publishFor(id, row.mode(), by);
        if (row.status() == Status.ACTIVE) {
            events.publishEvent(new ConnectionActivated(id));
        }
    }

    private Connection side(
            UUID id, @Nullable UUID remoteId, Proposal proposal, Destination to, Type type, boolean source) {
        boolean local = type == Type.LOCAL;
        return new Connection(
                new ConnectionId(id),
                remoteId == null ? null : new ConnectionId(remoteId),
                proposal.name(),
                proposal.localShortName(),
                proposal.remoteShortName(),
                proposal.description(),
                proposal.mode(),
                type,
                local ? Status.ACTIVE : Status.PENDING,
                source,
                to.address(),
                local ? node.key() : null,
                local ? node.key() : null,
                null,
                clock.instant(),
                null);
    }

    private static Proposal swapped(Proposal proposal) {
        return new Proposal(
                proposal.destination(),
                proposal.mode(),
                proposal.remoteShortName(),
                proposal.localShortName(),
                proposal.name(),
                proposal.description());
    }

    private Proposal checked(Proposal typed, String formId) {
        String local = typed.localShortName().strip();
        String remote = typed.remoteShortName().strip();
        String name = typed.name().strip();
        InputRefused.all(
                Refusal::new,
                () -> FormText.name("localShortName", "local instance short name", local, FormText.SHORT_NAME),
                () -> FormText.name("remoteShortName", "remote instance short name", remote, FormText.SHORT_NAME),
                () -> FormText.mustDiffer("remoteShortName", local, remote),
                () -> FormText.name("name", "connection name", name, FormText.NAME),
                () -> mustBeFree(name, formId),
                () -> FormText.text("description", "description", typed.description(), FormText.DESCRIPTION));
        return new Proposal(
                typed.destination(),
                typed.mode(),
                local,
                remote,
                name,
                typed.description().strip());
    }

    /** A connection that the same form made a moment before does not take the name away from it. */
    private void mustBeFree(String name, String formId) {
        if (rows.existsByNameKey(ConnectionRow.key(name))
                && rows.findByFormId(formId).isEmpty()) {
            throw taken(name);
        }
    }

    private static Refusal taken(String name) {
        return new Refusal("name", "A connection named '%s' exists already. Choose another name.".formatted(name));
    }

    private static void mustOffer(Destination destination, Connection.Mode mode) {
        Destination.Offer offer = destination.offers().get(mode);
        if (offer == null || !offer.available()) {
            String why = offer == null ? null : offer.why();
            throw new Refusal("mode", why == null ? "This mode is not on offer." : why);
        }
    }
}
