package dev.syncline.outgoing;

import dev.syncline.connection.ThisIsTheNode;
import dev.syncline.node.ThisNode;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.SmartLifecycle;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Looks, before the queue is worked, whether the database is an older state. */
@Component
class AtStart implements SmartLifecycle {

    /** The queue's is 0. */
    private static final int BEFORE_THE_QUEUE = -10;

    private final AfterRestore afterRestore;
    private final ObjectProvider<ThisNode> node;
    private volatile boolean running;

    AtStart(AfterRestore afterRestore, ObjectProvider<ThisNode> node) {
        this.afterRestore = afterRestore;
        this.node = node;
    }

    @Override
    public void start() {
        node.ifAvailable(one -> afterRestore.begin(one.incarnation()));
        running = true;
    }

    /** An administrator says that this is the node: it goes on as if its database were an older one. */
    @EventListener
    void on(ThisIsTheNode said) {
        node.ifAvailable(one -> afterRestore.begin(one.incarnation()));
    }

    @Override
    public void stop() {
        running = false;
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    @Override
    public int getPhase() {
        return BEFORE_THE_QUEUE;
    }
}
