package dev.syncline.journey;

import dev.syncline.connection.ConnectionId;
import dev.syncline.connection.KeyChanges;
import dev.syncline.testing.Eventually;
import dev.syncline.testing.RunningNode;

/** Visits the pages about the node's key, while codes made with the one before can still be accepted. */
record KeyVisits(Administrator admin, Inspector inspector) {

    void look(RunningNode node, ConnectionId connection) {
        inspector.look("key-change", "/settings/key/change");
        admin.button("Change the key").click();
        inspector.look("key-changed");
        admin.page().locator("a:text('Drop it now')").click();
        inspector.look("key-drop");
        KeyChanges changes = node.bean(KeyChanges.class);
        Eventually.holds(
                "the other side knows the new key",
                () -> !changes.of(connection).isEmpty());
        inspector.look("safety-number", "/connections/" + connection + "/safety");
        inspector.look("connections-key-changed", "/connections");
    }
}
