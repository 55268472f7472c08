package dev.syncline.testing;

import com.sun.net.httpserver.HttpHandler;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** An HTTP server that only this machine reaches; each call has a thread of its own. */
public final class LoopbackServer implements AutoCloseable {

    private static final int BACKLOG = 100;

    private final HttpServer server;
    private final ExecutorService pool = Executors.newCachedThreadPool();

    /** At a port of its own; 0 for any. */
    public LoopbackServer(int port) {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), BACKLOG);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.setExecutor(pool);
    }

    /** Begins to answer every path. */
    public void serve(HttpHandler handler) {
        server.createContext("/", handler);
        server.start();
    }

    public String address() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    /** Nobody listens at the address any more. */
    public void stop() {
        server.stop(0);
    }

    @Override
    public void close() {
        server.stop(0);
        pool.shutdownNow();
    }
}
