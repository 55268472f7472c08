package dev.syncline.outbound;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.locks.LockSupport;
import javax.net.SocketFactory;
import org.apache.hc.client5.http.SystemDefaultDnsResolver;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;

/** Calls are guarded, bounded, and go exactly where they were sent. */
class OutboundTest {

    private static final int LARGEST = 64 * 1024;

    private final List<String> requests = new CopyOnWriteArrayList<>();
    private static final Duration PATIENCE = Duration.ofMinutes(1);

    private final Outbound outbound = open(List.of("127.0.0.0/8"), Duration.ofSeconds(10));
    private volatile String answer = "HTTP/1.1 200 OK\r\nContent-Length: 5\r\n\r\nhello";
    private volatile String drip = "";
    private ServerSocket server;
    private URI address;

    @BeforeEach
    void listen() throws IOException {
        server = new ServerSocket(0, 50, InetAddress.getByName("127.0.0.1"));
        address = URI.create("http://127.0.0.1:" + server.getLocalPort());
        Thread thread = new Thread(this::serve);
        thread.setDaemon(true);
        thread.start();
    }

    @AfterEach
    void close() throws IOException {
        server.close();
        outbound.close();
    }

    @Test
    void asksAndReadsTheAnswer() {
        Answer given = ask(outbound);
        assertThat(given.status()).isEqualTo(200);
        assertThat(given.text()).isEqualTo("hello");
    }

    @Test
    void aConnectionOfAnotherProtocolGoesToItsAddressOnlyAndNotWhereTheGuardForbids() throws IOException {
        try (Socket socket = outbound.sockets(address, 7443, PATIENCE).createSocket("203.0.113.1", 1)) {
            assertThat(socket.getRemoteSocketAddress()).isEqualTo(server.getLocalSocketAddress());
        }
        Outbound strict = open(List.of(), Duration.ofSeconds(10));
        SocketFactory refusing = strict.sockets(address, 7443, PATIENCE);
        assertThatThrownBy(() -> refusing.createSocket(InetAddress.getLoopbackAddress(), server.getLocalPort()))
                .isInstanceOf(AddressRefused.class)
                .hasMessageContaining("'127.0.0.1' is not a public address.");
        strict.close();
    }

    @Test
    void aConnectionOfAnotherProtocolOverWhichNothingComesIsGivenUp() throws IOException {
        try (ServerSocket silent = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
                Socket socket = outbound.sockets(
                                URI.create("http://127.0.0.1:" + silent.getLocalPort()), 7443, Duration.ofMillis(50))
                        .createSocket(InetAddress.getLoopbackAddress(), 1)) {
            assertThatThrownBy(() -> socket.getInputStream().read()).isInstanceOf(SocketTimeoutException.class);
        }
    }

    @Test
    void aPortOfAnotherProtocolIsOpenForThatProtocolOnly() throws IOException {
        Outbound strict = OutboundForTests.strict();
        assertThat(strict.address("https://api.pubsub.salesforce.com:7443", 7443)
                        .getPort())
                .isEqualTo(7443);
        assertThatThrownBy(() -> strict.address("https://api.pubsub.salesforce.com:7444", 7443))
                .isInstanceOf(AddressRefused.class);
        assertThatThrownBy(() -> strict.address("https://api.pubsub.salesforce.com:7443"))
                .isInstanceOf(AddressRefused.class)
                .hasMessageContaining("Port 7443");
        strict.close();
    }

    @Test
    void aLoopbackAddressIsNotEvenConnectedToUnlessListed() throws IOException {
        Outbound strict = open(List.of(), Duration.ofSeconds(10));
        assertThatThrownBy(() -> ask(strict)).isInstanceOf(AddressRefused.class);
        assertThatThrownBy(() -> strict.client().get().uri(address).retrieve().toBodilessEntity())
                .isInstanceOf(AddressRefused.class);
        assertThat(requests).isEmpty();
        strict.close();
    }

    @Test
    void aRedirectIsAnAnswerAndIsNotFollowed() {
        answer = "HTTP/1.1 302 Found\r\nLocation: " + address
                + "/elsewhere\r\nSet-Cookie: a=b\r\nConnection: close\r\n\r\n";
        assertThat(ask(outbound).status()).isEqualTo(302);
        assertThat(ask(outbound).status()).isEqualTo(302);
        assertThat(requests).hasSize(2).allMatch(request -> request.startsWith("GET / "));
        assertThat(requests).noneMatch(request -> request.contains("Cookie"));
    }

    @Test
    void moreThan64KibIsNoAnswer() {
        answer = "HTTP/1.1 200 OK\r\n\r\n" + "x".repeat(LARGEST + 1);
        assertThatThrownBy(() -> ask(outbound)).isInstanceOf(NoAnswer.class);
        answer = "HTTP/1.1 200 OK\r\n\r\n" + "x".repeat(LARGEST);
        assertThat(ask(outbound).body()).hasSize(LARGEST);
    }

    @Test
    void aSlowAnswerIsNoAnswer() throws IOException {
        answer = "";
        Outbound hasty = open(List.of("127.0.0.0/8"), Duration.ofMillis(200));
        assertThatThrownBy(() -> ask(hasty)).isInstanceOf(NoAnswer.class).hasMessageContaining(address.toString());
        hasty.close();
    }

    /** Each byte ends the silence; only a limit on the whole ends the exchange. */
    @Test
    void anAnswerThatDripsForEverIsNoAnswer() throws IOException {
        answer = "HTTP/1.1 200 OK\r\nContent-Length: 1000000\r\n\r\n";
        drip = "x";
        Outbound hasty = open(List.of("127.0.0.0/8"), Duration.ofMillis(300));
        assertThatThrownBy(() -> hasty.handOver(address.resolve("/"), new HttpHeaders(), new byte[10]))
                .isInstanceOf(NoAnswer.class);
        answer = "HTTP/1.1 200 OK\r\n";
        drip = "X: y\r\n";
        assertThatThrownBy(() -> hasty.handOver(address.resolve("/"), new HttpHeaders(), new byte[10]))
                .isInstanceOf(NoAnswer.class);
        hasty.close();
    }

    @Test
    void whatIsHandedOverArrivesAsItIs() {
        answer = "HTTP/1.1 409 Conflict\r\nContent-Length: 2\r\n\r\nno";
        Answer given = outbound.handOver(address.resolve("/"), new HttpHeaders(), new byte[0]);
        assertThat(given.status()).isEqualTo(409);
        assertThat(given.text()).isEqualTo("no");
        assertThat(requests).singleElement().asString().startsWith("POST / ");
    }

    @Test
    void nobodyThereIsTheSameNoAnswer() throws IOException {
        server.close();
        assertThatThrownBy(() -> ask(outbound))
                .isInstanceOf(NoAnswer.class)
                .hasMessage(
                        "No usable answer came from " + address
                                + " (at most 10 s are waited for one). Check the address, and that its node is running and reachable from here.");
    }

    private Answer ask(Outbound by) {
        return by.ask(HttpMethod.GET, address.resolve("/"), new HttpHeaders(), null);
    }

    private static Outbound open(List<String> networks, Duration limit) {
        return new Outbound(
                new OutboundSettings(networks, true, Set.of()), SystemDefaultDnsResolver.INSTANCE, limit, limit);
    }

    private void serve() {
        while (!server.isClosed()) {
            try (Socket socket = server.accept()) {
                requests.add(head(socket.getInputStream()));
                OutputStream out = socket.getOutputStream();
                out.write(answer.getBytes(StandardCharsets.US_ASCII));
                out.flush();
                while (!drip.isEmpty()) { // until the caller hangs up
                    out.write(drip.getBytes(StandardCharsets.US_ASCII));
                    out.flush();
                    LockSupport.parkNanos(1_000_000);
                }
                if (answer.isEmpty()) {
                    head(socket.getInputStream()); // says nothing until the caller hangs up
                }
            } catch (IOException e) {
                // The caller hung up; the next one is served.
            }
        }
    }

    private static String head(InputStream in) throws IOException {
        StringBuilder head = new StringBuilder();
        int next;
        while (head.indexOf("\r\n\r\n") < 0 && (next = in.read()) >= 0) {
            head.append((char) next);
        }
        return head.toString();
    }
}
