package dev.syncline.outbound;

import java.io.IOException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Proxy;
import java.net.Socket;
import java.net.URI;
import java.time.Duration;
import javax.net.SocketFactory;

/** Connects to one address, whatever it is asked for, and only where the filter lets it; without any proxy. */
final class GuardedSockets extends SocketFactory {

    private final GuardedResolver names;
    private final String host;
    private final int port;
    private final int connectMillis;

    GuardedSockets(GuardedResolver names, URI address, Duration connect) {
        this.names = names;
        this.host = address.getHost().replaceAll("[\\[\\]]", "");
        int usual = address.getScheme().equals("http") ? 80 : 443;
        this.port = address.getPort() < 0 ? usual : address.getPort();
        this.connectMillis = Math.toIntExact(connect.toMillis());
    }

    @Override
    public Socket createSocket(String ignored, int ignoredPort) throws IOException {
        return connect();
    }

    @Override
    public Socket createSocket(String ignored, int ignoredPort, InetAddress local, int localPort) throws IOException {
        return connect();
    }

    @Override
    public Socket createSocket(InetAddress ignored, int ignoredPort) throws IOException {
        return connect();
    }

    @Override
    public Socket createSocket(InetAddress ignored, int ignoredPort, InetAddress local, int localPort)
            throws IOException {
        return connect();
    }

    private Socket connect() throws IOException {
        IOException last = new ConnectException("No address of " + host + " could be connected to.");
        for (InetAddress address : names.resolve(host)) {
            Socket socket = new Socket(Proxy.NO_PROXY);
            try {
                socket.setTcpNoDelay(true);
                socket.connect(new InetSocketAddress(address, port), connectMillis);
                return socket;
            } catch (IOException e) {
                socket.close();
                last = e;
            }
        }
        throw last;
    }
}
