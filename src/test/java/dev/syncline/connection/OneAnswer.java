package dev.syncline.connection;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;

/** A server that gives everybody the same answer. */
final class OneAnswer implements AutoCloseable {

    private final ServerSocket server;
    private volatile byte[] answer = new byte[0];

    OneAnswer() {
        try {
            server = new ServerSocket(0, 50, InetAddress.getByName("127.0.0.1"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Thread thread = new Thread(this::serve);
        thread.setDaemon(true);
        thread.start();
    }

    String address() {
        return "http://127.0.0.1:" + server.getLocalPort();
    }

    void says(int status, String body) {
        answer = ("HTTP/1.1 " + status + " So\r\nConnection: close\r\nLocation: http://127.0.0.1/\r\n\r\n" + body)
                .getBytes(StandardCharsets.UTF_8);
    }

    private void serve() {
        while (!server.isClosed()) {
            try (Socket socket = server.accept()) {
                readHead(socket.getInputStream());
                socket.getOutputStream().write(answer);
            } catch (IOException e) {
                // The caller hung up; the next one is served.
            }
        }
    }

    private static void readHead(InputStream in) throws IOException {
        int lineBreaks = 0;
        int next;
        while (lineBreaks < 4 && (next = in.read()) >= 0) {
            lineBreaks = next == '\r' || next == '\n' ? lineBreaks + 1 : 0;
        }
    }

    @Override
    public void close() {
        try {
            server.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
