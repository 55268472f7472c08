package dev.syncline.torture;

import dev.syncline.testing.DeskClient;
import dev.syncline.testing.NodeArguments;
import dev.syncline.testing.NodeProcess;
import java.io.IOException;
import java.io.UncheckedIOException;
import org.jspecify.annotations.Nullable;

/** One side: a node in a process of its own, what stands before it, and the desk its people work on. */
final class Site implements AutoCloseable {

    private final Place place;
    private final NodeArguments arguments;
    private final FaultProxy proxy;
    private final DeskClient desk;
    private @Nullable NodeProcess process;
    private @Nullable Throwable failure;
    private int kills;

    Site(Place place, NodeArguments arguments, FaultProxy proxy, String token) {
        this.place = place;
        this.arguments = arguments;
        this.proxy = proxy;
        this.desk = new DeskClient(arguments.address(), token);
    }

    Place place() {
        return place;
    }

    DeskClient desk() {
        return desk;
    }

    NodeArguments arguments() {
        return arguments;
    }

    /** Starts the node and returns once it answers. */
    void start() {
        try {
            NodeProcess started = NodeProcess.start(arguments);
            synchronized (this) {
                process = started;
                notifyAll();
            }
        } catch (RuntimeException | Error e) {
            synchronized (this) {
                failure = e;
                notifyAll();
            }
            throw e;
        }
    }

    /** kill -9. */
    void kill() {
        NodeProcess victim;
        synchronized (this) {
            victim = process;
            process = null;
            kills++;
        }
        if (victim != null) {
            victim.kill();
        }
    }

    synchronized int kills() {
        return kills;
    }

    /** Waits until the node answers. */
    synchronized void awaitUp() {
        try {
            while (process == null && failure == null) {
                wait();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("The run was interrupted.", e);
        }
        if (failure != null) {
            throw new IllegalStateException(place + " did not start again.", failure);
        }
    }

    /** Stops the node as an administrator does. */
    @Override
    public void close() {
        NodeProcess last;
        synchronized (this) {
            last = process;
            process = null;
        }
        if (last != null) {
            last.close();
        }
        try {
            proxy.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
