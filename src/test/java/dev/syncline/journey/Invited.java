package dev.syncline.journey;

import dev.syncline.connection.Connection;
import dev.syncline.connection.Connection.Mode;
import dev.syncline.connection.Connections;
import dev.syncline.connection.Invitations;
import dev.syncline.connection.Proposal;
import dev.syncline.testing.RunningNode;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.springframework.data.domain.PageRequest;

/** Connections of a node by their name, and new ones that nobody accepted yet. */
final class Invited {

    private Invited() {}

    static List<Connection> connections(RunningNode node, String name) {
        return node.bean(Connections.class).page("", PageRequest.of(0, 100)).stream()
                .filter(connection -> connection.name().equals(name))
                .toList();
    }

    /** A pending connection whose partner has no address. */
    static Connection pending(RunningNode node, String name) {
        code(node, name);
        return connections(node, name).get(0);
    }

    /** The code of such a connection. */
    static String code(RunningNode node, String name) {
        Proposal proposal = new Proposal(null, Mode.SCRIPT, node.name(), "Somebody", name, "");
        return Objects.requireNonNull(node.bean(Invitations.class)
                .initiate(proposal, UUID.randomUUID().toString(), "bert")
                .code());
    }
}
