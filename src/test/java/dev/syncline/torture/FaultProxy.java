package dev.syncline.torture;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/** What stands before a node's public address and does to each call what the weather says. */
final class FaultProxy implements AutoCloseable {

    private static final int BLACK_HOLE = 3_000;
    private static final int REPLAY = 8_000;

    private final ServerSocket server;
    private final Weather weather;
    private final ScheduledExecutorService threads;
    private final AtomicInteger target = new AtomicInteger();

    FaultProxy(String name, Weather weather) {
        this.weather = weather;
        AtomicInteger number = new AtomicInteger();
        this.threads = Executors.newScheduledThreadPool(32, work -> {
            Thread thread = new Thread(work, "proxy-" + name + "-" + number.incrementAndGet());
            thread.setDaemon(true);
            return thread;
        });
        try {
            this.server = new ServerSocket(0, 200, InetAddress.getLoopbackAddress());
        } catch (IOException e) {
            throw new UncheckedIOException("No free port.", e);
        }
        threads.execute(this::accept);
    }

    /** The address the other node is told. */
    URI address() {
        return URI.create("http://localhost:" + server.getLocalPort());
    }

    /** Says where the node listens. */
    void leadTo(int port) {
        target.set(port);
    }

    @Override
    public void close() throws IOException {
        server.close();
        threads.shutdownNow();
    }

    private void accept() {
        while (!server.isClosed()) {
            try {
                Socket client = server.accept();
                threads.execute(() -> pass(client));
            } catch (IOException closed) {
                return;
            }
        }
    }

    private void pass(Socket client) {
        try (client) {
            client.setSoTimeout(60_000);
            Fault fault = weather.next();
            switch (fault) {
                case DROP -> client.close();
                case RESET -> reset(client);
                case BLACK_HOLE -> Pause.of(weather.millis(BLACK_HOLE));
                default -> pass(Call.read(client.getInputStream()), fault, client);
            }
        } catch (IOException | IllegalStateException broken) {
            // One end is gone, or the run is over: what the proxy is for.
            reset(client);
        }
    }

    private void pass(Call call, Fault fault, Socket client) throws IOException {
        switch (fault) {
            case DELAY -> Pause.of(weather.millis(400));
            case DUPLICATE -> deliver(call);
            case REPLAY -> replayLater(call);
            default -> {}
        }
        try (Socket node = new Socket(InetAddress.getLoopbackAddress(), target.get())) {
            node.setSoTimeout(60_000);
            OutputStream out = node.getOutputStream();
            switch (fault) {
                case HALF_CALL -> {
                    out.write(call.bytes(), 0, call.bytes().length / 2);
                    out.flush();
                    reset(node);
                    reset(client);
                }
                case CORRUPT -> {
                    out.write(call.corrupted(weather.millis(1_000_000)).bytes());
                    node.getInputStream().transferTo(client.getOutputStream());
                }
                default -> {
                    out.write(call.bytes());
                    out.flush();
                    answer(fault, node.getInputStream(), client);
                }
            }
        }
    }

    private void answer(Fault fault, InputStream answer, Socket client) throws IOException {
        OutputStream out = client.getOutputStream();
        switch (fault) {
            case ANSWER_LOST -> {
                answer.transferTo(OutputStream.nullOutputStream());
                reset(client);
            }
            case HALF_ANSWER, CUT_ANSWER -> {
                byte[] whole = answer.readAllBytes();
                out.write(whole, 0, whole.length / 2);
                out.flush();
                if (fault == Fault.CUT_ANSWER) {
                    reset(client);
                }
            }
            case TRICKLE -> {
                byte[] whole = answer.readAllBytes();
                int step = Math.max(1, whole.length / 20);
                for (int at = 0; at < whole.length; at += step) {
                    out.write(whole, at, Math.min(step, whole.length - at));
                    out.flush();
                    Pause.of(10);
                }
            }
            default -> answer.transferTo(out);
        }
    }

    /** Delivers a call whose answer nobody waits for. */
    private void deliver(Call call) throws IOException {
        try (Socket node = new Socket(InetAddress.getLoopbackAddress(), target.get())) {
            node.setSoTimeout(60_000);
            node.getOutputStream().write(call.bytes());
            node.getInputStream().transferTo(OutputStream.nullOutputStream());
        }
    }

    private void replayLater(Call call) {
        Future<?> unused = threads.schedule(
                () -> {
                    deliver(call);
                    return true;
                },
                weather.millis(REPLAY),
                TimeUnit.MILLISECONDS);
    }

    /** Closes at once, with a reset instead of a good-bye. */
    private static void reset(Socket socket) {
        try {
            socket.setSoLinger(true, 0);
            socket.close();
        } catch (IOException gone) {
            // It was gone already.
            return;
        }
    }
}
