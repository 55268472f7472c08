package dev.syncline.journey;

import static org.assertj.core.api.Assertions.assertThat;

import dev.syncline.connection.Connection;
import dev.syncline.connection.Connections;
import dev.syncline.connection.Discovery;
import dev.syncline.connection.Invitations;
import dev.syncline.connection.Proposal;
import dev.syncline.connection.Revision;
import dev.syncline.connection.Revisions;
import dev.syncline.desk.tickets.Projects;
import dev.syncline.testing.RunningNode;
import java.util.Objects;
import java.util.UUID;

/** A local connection between the first project of a node's desk and a second one, OPS. */
record LocalPair(Connection near, Connection far) {

    static LocalPair on(RunningNode node) {
        node.bean(Projects.class).add("OPS", "Operations");
        Proposal proposal = new Proposal(
                node.bean(Discovery.class)
                        .discover(node.address().toString(), "test")
                        .address(),
                Connection.Mode.SCRIPT,
                "Support",
                "Operations",
                "Support to Operations",
                "");
        Connection near = node.bean(Invitations.class)
                .initiate(proposal, UUID.randomUUID().toString(), "test")
                .connection();
        Connection far = node.bean(Connections.class)
                .find(Objects.requireNonNull(near.remoteId()))
                .orElseThrow();
        LocalPair pair = new LocalPair(near, far);
        pair.incoming(node, "if (firstSync) { issue.project = 'OPS' }\n" + pair.incoming(node));
        return pair;
    }

    /** The rule for what comes in on the far side. */
    String incoming(RunningNode node) {
        return node.bean(Revisions.class).published(far.id()).incoming();
    }

    /** Publishes another one. */
    void incoming(RunningNode node, String rule) {
        Revisions rules = node.bean(Revisions.class);
        Revision published = rules.published(far.id());
        assertThat(rules.publish(far.id(), published.number(), published.outgoing(), rule, "test", ""))
                .isEmpty();
    }
}
