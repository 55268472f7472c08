package dev.syncline.connector.http;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/** A server that answers what it was told to, in order, one call for each line, and remembers what it was asked. */
final class ScriptedServer implements AutoCloseable {

    private static final int CUT = 0;
    private static final int STALL = -1;

    private final ServerSocket socket;
    private final ExecutorService lines = Executors.newCachedThreadPool();
    private final BlockingQueue<Scripted> script = new LinkedBlockingQueue<>();
    private final BlockingQueue<Asked> asked = new LinkedBlockingQueue<>();
    private final AtomicInteger count = new AtomicInteger();
    private final CountDownLatch end = new CountDownLatch(1);

    /** What it was asked. */
    record Asked(String method, String target, @Nullable String authorization, String body) {}

    private record Scripted(int status, String body, Map<String, String> headers) {}

    ScriptedServer() {
        try {
            socket = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        lines.execute(this::accept);
    }

    URI address() {
        return URI.create("http://127.0.0.1:" + socket.getLocalPort());
    }

    void answers(int status, String body, String... headers) {
        Map<String, String> all = new LinkedHashMap<>();
        for (int at = 0; at < headers.length; at += 2) {
            all.put(headers[at], headers[at + 1]);
        }
        script.add(new Scripted(status, body, all));
    }

    /** Cuts the line instead of answering. */
    void cutsTheLine() {
        script.add(new Scripted(CUT, "", Map.of()));
    }

    /** Begins an answer and never ends it. */
    void stalls() {
        script.add(new Scripted(STALL, "", Map.of()));
    }

    Asked asked() {
        Asked first = asked.poll();
        if (first == null) {
            throw new AssertionError("Nothing more was asked.");
        }
        return first;
    }

    int count() {
        return count.get();
    }

    private void accept() {
        while (!socket.isClosed()) {
            try {
                Socket line = socket.accept();
                lines.execute(() -> serve(line));
            } catch (IOException closed) {
                return;
            }
        }
    }

    private void serve(Socket line) {
        try (line) {
            read(new BufferedInputStream(line.getInputStream()));
            Scripted next = script.poll();
            if (next == null || next.status() == CUT) {
                return;
            }
            line.getOutputStream().write(head(next).getBytes(StandardCharsets.ISO_8859_1));
            line.getOutputStream().write(next.body().getBytes(StandardCharsets.UTF_8));
            line.getOutputStream().flush();
            if (next.status() == STALL) {
                end.await();
            }
        } catch (IOException e) {
            // The caller gave up: that is for the test to judge.
            return;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static String head(Scripted next) {
        int length = next.status() == STALL ? 100 : next.body().getBytes(StandardCharsets.UTF_8).length;
        StringBuilder head = new StringBuilder("HTTP/1.1 ")
                .append(Math.max(200, next.status()))
                .append(" Scripted\r\nConnection: close\r\nContent-Length: ")
                .append(length)
                .append("\r\n");
        next.headers()
                .forEach((name, value) ->
                        head.append(name).append(": ").append(value).append("\r\n"));
        return head.append("\r\n").toString();
    }

    private void read(InputStream in) throws IOException {
        String[] first = line(in).split(" ");
        Map<String, String> headers = new LinkedHashMap<>();
        for (String header = line(in); !header.isEmpty(); header = line(in)) {
            int colon = header.indexOf(':');
            headers.put(
                    header.substring(0, colon).toLowerCase(Locale.ROOT),
                    header.substring(colon + 1).strip());
        }
        int length = Integer.parseInt(headers.getOrDefault("content-length", "0"));
        count.incrementAndGet();
        String body = new String(in.readNBytes(length), StandardCharsets.UTF_8);
        asked.add(new Asked(first[0], first[1], headers.get("authorization"), body));
    }

    private static String line(InputStream in) throws IOException {
        StringBuilder line = new StringBuilder();
        for (int one = in.read(); one != '\n'; one = in.read()) {
            if (one < 0) {
                throw new IOException("The call ended in its middle.");
            }
            if (one != '\r') {
                line.append((char) one);
            }
        }
        return line.toString();
    }

    @Override
    public void close() {
        end.countDown();
        lines.shutdownNow();
        try {
            socket.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
