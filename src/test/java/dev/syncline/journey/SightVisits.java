package dev.syncline.journey;

import dev.syncline.change.Bulk;
import dev.syncline.change.Bulks;
import dev.syncline.change.Changes;
import dev.syncline.change.Trigger;
import dev.syncline.change.Triggers;
import dev.syncline.connection.Connection;
import dev.syncline.connection.Connections;
import dev.syncline.connector.LocalTracker;
import dev.syncline.item.ItemRef;
import dev.syncline.testing.DeskClient;
import dev.syncline.testing.Eventually;
import dev.syncline.testing.RunningNode;
import dev.syncline.twin.Twin;
import dev.syncline.twin.Twins;
import java.util.List;
import java.util.Map;
import org.springframework.data.domain.Pageable;

/** Looks at the pages that show what happens to items, of a connection whose incoming rule fails here. */
final class SightVisits {

    private final Inspector inspector;
    private final RunningNode here;
    private final RunningNode there;
    private final DeskClient remote;

    SightVisits(Inspector inspector, RunningNode here, RunningNode there, DeskClient remote) {
        this.inspector = inspector;
        this.here = here;
        this.there = there;
        this.remote = remote;
    }

    void all() {
        inspector.look("items", "/items");
        inspector.look("items-not-found", "/items?key=ACME-999");
        inspector.look("item", "/items?key=ACME-1");
        Connection connection = here.bean(Connections.class).active().get(0);
        inspector.look("connect-items", "/connections/" + connection.id() + "/connect");
        Trigger trigger = here.bean(Triggers.class)
                .page(connection.id(), Pageable.ofSize(1))
                .getContent()
                .get(0);
        here.bean(Bulks.class).start(trigger.id(), Bulk.Kind.EXALATE, "bert");
        inspector.look("trigger-items", "/triggers/" + trigger.id() + "/items");
        String key = remote.create(Map.of("summary", "Only over there"));
        exalateThere(key);
        Eventually.holds("the pair is known here", () -> !pairs(key).isEmpty());
        inspector.look("pair", "/items?key=" + key);
    }

    private List<Twin> pairs(String key) {
        return here.bean(Twins.class).called(key, 2);
    }

    private void exalateThere(String key) {
        Connection side = there.bean(Connections.class).active().get(0);
        ItemRef item = there.bean(LocalTracker.class)
                .connector()
                .findByKey("ticket", key)
                .orElseThrow()
                .ref();
        there.bean(Changes.class).exalate(side.id(), item);
    }
}
