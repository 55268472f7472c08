package dev.syncline.testing;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;

/** A way to a port of this machine on which connections can fall silent without ending, as behind a firewall that forgot them. */
public final class BlackHole implements AutoCloseable {

    private final ServerSocket server;
    private final int port;
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final Set<Way> ways = ConcurrentHashMap.newKeySet();
    private final AtomicInteger connections = new AtomicInteger();

    public BlackHole(int port) {
        this.port = port;
        try {
            server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        threads.execute(this::accept);
    }

    public int port() {
        return server.getLocalPort();
    }

    /** How many connections there ever were. */
    public int connections() {
        return connections.get();
    }

    /** From now on whatever is said on the connections of now is swallowed; later ones are passed on. */
    public void swallow() {
        ways.forEach(way -> way.swallows = true);
    }

    private void accept() {
        while (!server.isClosed()) {
            try {
                Socket near = server.accept();
                Way way = new Way(near, new Socket(InetAddress.getLoopbackAddress(), port));
                ways.add(way);
                connections.incrementAndGet();
                threads.execute(() -> way.pass(way.near, way.far));
                threads.execute(() -> way.pass(way.far, way.near));
            } catch (IOException closed) {
                return;
            }
        }
    }

    @Override
    public void close() {
        try {
            server.close();
            for (Way way : ways) {
                way.near.close();
                way.far.close();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        threads.shutdownNow();
    }

    /** One connection, both ways. */
    private static final class Way {

        private final Socket near;
        private final Socket far;
        private volatile boolean swallows;

        Way(Socket near, Socket far) {
            this.near = near;
            this.far = far;
        }

        void pass(Socket from, Socket to) {
            byte[] some = new byte[8192];
            try (InputStream in = from.getInputStream();
                    OutputStream out = to.getOutputStream()) {
                for (int read = in.read(some); read >= 0; read = in.read(some)) {
                    if (!swallows) {
                        out.write(some, 0, read);
                        out.flush();
                    }
                }
            } catch (IOException ended) {
                swallows = true;
            }
        }
    }
}
