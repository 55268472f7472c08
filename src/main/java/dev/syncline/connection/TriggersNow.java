package dev.syncline.connection;

import java.util.List;

/** Tells which triggers a connection has now; the module that keeps triggers answers. */
public interface TriggersNow {

    /** The triggers of a connection, oldest first. */
    List<TriggerThen> of(ConnectionId connection);
}
