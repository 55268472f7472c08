package dev.syncline.twin;

import dev.syncline.connection.Connection;
import dev.syncline.connection.ConnectionDeleted;
import dev.syncline.connection.ConnectionId;
import dev.syncline.connection.Connections;
import dev.syncline.item.ItemRef;
import dev.syncline.item.Replica;
import dev.syncline.item.Trail;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Which places an item passed before it was made here, so that no ring of connections copies it on without end.
 *
 * <p>A place is a node or, for what never leaves a node, a local connection. Everything joins the caller's transaction.
 */
@Component
@Transactional
public class Trails {

    private final JdbcClient jdbc;
    private final Connections connections;
    private final OwnPairs own;

    Trails(JdbcClient jdbc, Connections connections) {
        this.jdbc = jdbc;
        this.connections = connections;
        this.own = new OwnPairs(jdbc);
    }

    /** What the other side is told of an item that it is asked to copy. */
    public Trail leaving(ConnectionId connection, ItemRef item) {
        String sides = localSides(connection);
        return sides.isEmpty() ? of(item).and(place(sides)) : of(item);
    }

    /** Whether an item that is to be copied here was here before. */
    public boolean cameBack(ConnectionId connection, Trail trail) {
        return trail.passed(here(connection));
    }

    /** Keeps where the item of a pair will come from, before the tracker makes it and anybody can see it. */
    public void expect(ConnectionId connection, TwinId twin, Trail trail) {
        boolean known = jdbc.sql("select count(*) from twin_trail where connection = ? and twin = ?")
                        .param(connection.value())
                        .param(twin.value())
                        .query(Long.class)
                        .single()
                > 0;
        if (!known) {
            jdbc.sql("insert into twin_trail (connection, twin, places) values (?, ?, ?)")
                    .param(connection.value())
                    .param(twin.value())
                    .param(trail.and(here(connection)).text())
                    .update();
        }
    }

    /** Says which item was made for a pair. */
    public void born(ConnectionId connection, TwinId twin, ItemRef item) {
        jdbc.sql("update twin_trail set item_type = ?, item_id = ? where connection = ? and twin = ?")
                .param(item.entityType())
                .param(item.id())
                .param(connection.value())
                .param(twin.value())
                .update();
    }

    private Trail of(ItemRef item) {
        return jdbc
                .sql("select places from twin_trail where item_type = ? and item_id = ? order by connection, twin")
                .param(item.entityType())
                .param(item.id())
                .query(String.class)
                .list()
                .stream()
                .map(Trail::ofText)
                .reduce(Trail.NONE, Trail::and);
    }

    private String here(ConnectionId connection) {
        return place(localSides(connection));
    }

    /** The same after a restore; says nothing about this node to whoever hears it. */
    private String place(String sides) {
        return new Replica(Map.of("secret", own.secret().toString(), "place", "node " + sides))
                .hash()
                .substring(0, Trail.LENGTH);
    }

    /** Both sides of a local connection, the same from either; empty for any other. */
    private String localSides(ConnectionId connection) {
        return connections
                .find(connection)
                .filter(found -> found.type() == Connection.Type.LOCAL)
                .map(found -> Stream.of(found.id(), found.remoteId())
                        .filter(Objects::nonNull)
                        .map(String::valueOf)
                        .sorted()
                        .collect(Collectors.joining(" ")))
                .orElse("");
    }

    @EventListener
    void forget(ConnectionDeleted deleted) {
        jdbc.sql("delete from twin_trail where connection = ?")
                .param(deleted.id().value())
                .update();
    }
}
