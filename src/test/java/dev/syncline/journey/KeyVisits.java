package dev.syncline.journey;

import dev.syncline.connection.Connection;
import dev.syncline.connection.Issued;
import dev.syncline.connection.KeyChanges;
import dev.syncline.connection.PairAgain;
import dev.syncline.testing.Eventually;
import dev.syncline.testing.RunningNode;
import java.util.Objects;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Visits the pages about the node's key, while codes made with the one before can still be accepted. */
record KeyVisits(Administrator admin, Inspector inspector) {

    void look(RunningNode node, RunningNode other, Connection connection) {
        inspector.look("key-change", "/settings/key/change");
        admin.button("Change the key").click();
        inspector.look("key-changed");
        admin.page().locator("a:text('Drop it now')").click();
        inspector.look("key-drop");
        KeyChanges changes = node.bean(KeyChanges.class);
        Eventually.holds(
                "the other side knows the new key",
                () -> !changes.of(connection.id()).isEmpty());
        inspector.look("safety-number", "/connections/" + connection.id() + "/safety");
        inspector.look("connections-key-changed", "/connections");
        pairAgain(other, connection);
        copied(node.bean(JdbcClient.class));
    }

    /** As if the other side followed a copy of this node. */
    private void copied(JdbcClient database) {
        database.sql("update connection_life set refused = current_timestamp").update();
        inspector.look("settings-copied", "/settings");
        database.sql("update connection_life set refused = null").update();
    }

    private void pairAgain(RunningNode other, Connection connection) {
        inspector.look("pair-again", "/connections/" + connection.id() + "/pair-again");
        admin.button("Make a code").click();
        inspector.look("pair-again-code");
        Issued issued = other.bean(PairAgain.class).issue(Objects.requireNonNull(connection.remoteId()), "test");
        admin.open("/connections/accept");
        admin.field("Invitation code").fill(Objects.requireNonNull(issued.code()));
        admin.button("Next").click();
        inspector.look("accept-preview-again");
    }
}
