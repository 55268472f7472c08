package dev.syncline.outbound;

import java.io.IOException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Proxy;
import java.net.Socket;
import java.net.URI;
import java.time.Duration;
import java.util.Arrays;
import javax.net.SocketFactory;

/** Connects to one address, whatever it is asked for, and only where the filter lets it; without any proxy. */
final class GuardedSockets extends SocketFactory {

    private final GuardedResolver names;
    private final String host;
    private final int port;
    private final int connectMillis;
    private final int silenceMillis;

    GuardedSockets(GuardedResolver names, URI address, Duration connect, Duration silence) {
        this.names = names;
        this.host = address.getHost().replaceAll("[\\[\\]]", "");
        int usual = address.getScheme().equals("http") ? 80 : 443;
        this.port = address.getPort() < 0 ? usual : address.getPort();
        this.connectMillis = Math.toIntExact(connect.toMillis());
        this.silenceMillis = Math.toIntExact(silence.toMillis());
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
    public Socket createSocket(InetAddress wanted, int ignoredPort) throws IOException {
        return connect(wanted);
    }

    @Override
    public Socket createSocket(InetAddress wanted, int ignoredPort, InetAddress local, int localPort)
            throws IOException {
        return connect(wanted);
    }

    private Socket connect() throws IOException {
        return connect(names.resolve(host));
    }

    /** Only to the wanted one of several that were judged: whoever asks tries the others himself. */
    private Socket connect(InetAddress wanted) throws IOException {
        InetAddress[] judged = names.resolve(host);
        return connect(Arrays.asList(judged).contains(wanted) ? new InetAddress[] {wanted} : judged);
    }

    private Socket connect(InetAddress[] judged) throws IOException {
        IOException last = new ConnectException("No address of " + host + " could be connected to.");
        for (InetAddress address : judged) {
            Socket socket = new Socket(Proxy.NO_PROXY);
            try {
                socket.setTcpNoDelay(true);
                // Also for who accepts and then says nothing, not even in the TLS handshake.
                socket.setSoTimeout(silenceMillis);
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
