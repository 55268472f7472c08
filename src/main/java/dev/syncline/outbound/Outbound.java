package dev.syncline.outbound;

import jakarta.annotation.PreDestroy;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import javax.net.SocketFactory;
import org.apache.hc.client5.http.DnsResolver;
import org.apache.hc.client5.http.SystemDefaultDnsResolver;
import org.apache.hc.client5.http.config.ConnectionConfig;
import org.apache.hc.client5.http.config.RequestConfig;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.client5.http.impl.classic.HttpClients;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManagerBuilder;
import org.apache.hc.core5.util.TimeValue;
import org.apache.hc.core5.util.Timeout;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.client.ClientHttpRequestFactory;
import org.springframework.http.client.HttpComponentsClientHttpRequestFactory;
import org.springframework.stereotype.Component;
import org.springframework.web.client.RestClient;

/** Gives out HTTP clients for addresses that people entered. */
@Component
public class Outbound {

    private static final Timeout CONNECT = Timeout.ofSeconds(5);

    /** How long an answer may pause. */
    public static final Duration LONGEST_SILENCE = Duration.ofSeconds(60);

    private static final Timeout SILENCE = Timeout.of(LONGEST_SILENCE);
    private static final Duration SHORT_CALL = Duration.ofSeconds(10);
    private static final Duration LONG_CALL = Duration.ofMinutes(2);
    private static final int SHORT_ANSWER = 64 * 1024;
    private static final int LONG_ANSWER = 256 * 1024;
    private static final int CONNECTIONS = 200;
    private static final int CONNECTIONS_PER_PEER = 20;

    private final AddressRules rules;
    private final GuardedResolver guarded;
    private final CloseableHttpClient http;
    private final BoundedCall shortCall;
    private final OpenCall openCall;
    private final BoundedCall longCall;
    private final LaterCall laterCall;
    private final RestClient client;

    @Autowired
    Outbound(OutboundSettings settings) {
        this(settings, SystemDefaultDnsResolver.INSTANCE, SHORT_CALL, LONG_CALL);
    }

    Outbound(OutboundSettings settings, DnsResolver names, Duration shortCallLimit, Duration longCallLimit) {
        this.rules = new AddressRules(settings);
        this.guarded = new GuardedResolver(names, new AddressFilter(settings.allowedNetworks()));
        this.http = http(guarded);
        this.laterCall = new LaterCall(guarded, CONNECT);
        this.openCall = new OpenCall(http);
        this.shortCall = new BoundedCall(http, shortCallLimit, SHORT_ANSWER);
        this.longCall = new BoundedCall(http, longCallLimit, LONG_ANSWER);
        ClientHttpRequestFactory requests = new HttpComponentsClientHttpRequestFactory(http);
        this.client = RestClient.builder()
                .requestFactory((address, method) -> {
                    rules.check(address);
                    return requests.createRequest(address, method);
                })
                .build();
    }

    /**
     * A client that reaches public addresses and listed networks only, follows no redirect, keeps no cookie, connects
     * within 5 s and gives up after 60 s of silence. Calls may throw {@link AddressRefused}.
     */
    public RestClient client() {
        return client;
    }

    /**
     * The address a person typed, in its one form: lower case, default port and last slash left out.
     *
     * @throws AddressRefused with a sentence for that person
     */
    public URI address(String typed) {
        return rules.typed(typed);
    }

    /**
     * The same for a protocol with a port of its own, which may be called beside the usual ones.
     *
     * @throws AddressRefused with a sentence for that person
     */
    public URI address(String typed, int own) {
        return rules.typed(typed, Set.of(own));
    }

    /**
     * Connections for a protocol that brings its own client. They lead to this address only, whatever the factory is
     * asked for; its name is resolved and judged anew for each, and what was judged is what is connected to.
     *
     * @param own port of the protocol, open beside the usual ones
     * @param silence after which a connection over which nothing comes is given up
     * @throws AddressRefused when the address may not be called; the factory throws it, too
     */
    public SocketFactory sockets(URI address, int own, Duration silence) {
        rules.check(address, Set.of(own));
        if (address.getHost() == null) {
            throw new AddressRefused("'%s' is no name of a host in the internet. Enter one without _."
                    .formatted(address.getRawAuthority()));
        }
        return new GuardedSockets(guarded, address, CONNECT.toDuration(), silence);
    }

    /**
     * Asks one short question: at most 10 s for the whole and 64 KiB of answer, whatever its status.
     *
     * @throws AddressRefused when the address may not be called
     * @throws NoAnswer when nothing usable came back in time
     */
    public Answer ask(HttpMethod method, URI address, HttpHeaders headers, byte @Nullable [] body) {
        rules.check(address);
        return shortCall.ask(method, address, headers, body);
    }

    /**
     * Makes a call whose bodies may be large; neither is held in memory. The caller closes what it gets.
     *
     * @throws AddressRefused when the address may not be called
     * @throws SendFailure when no answer began
     */
    public Exchange open(Sending sending) throws SendFailure {
        rules.check(sending.address());
        return openCall.open(sending);
    }

    /**
     * Hands something over: at most 2 min for the whole, however slowly the other node reads and answers, and 256 KiB of
     * answer, whatever its status.
     *
     * @throws AddressRefused when the address may not be called
     * @throws NoAnswer when nothing usable came back in time
     */
    public Answer handOver(URI address, HttpHeaders headers, byte[] body) {
        rules.check(address);
        return longCall.ask(HttpMethod.POST, address, headers, body);
    }

    /**
     * Posts something whose answer may take its time; no thread waits for it. It comes, or a {@link NoAnswer} or {@link
     * AddressRefused} in its place, on a thread that must not be held. Cancelling it hangs up.
     *
     * @param limit for the whole
     * @param largest bytes of an answer
     */
    public CompletableFuture<Answer> later(URI address, HttpHeaders headers, byte[] body, Duration limit, int largest) {
        rules.check(address);
        return laterCall.post(address, headers, body, limit, largest);
    }

    @PreDestroy
    void close() throws IOException {
        shortCall.close();
        openCall.close();
        longCall.close();
        laterCall.close();
        http.close();
    }

    /** No redirects, cookies, retries, stored credentials or proxy; bodies arrive as they were signed. */
    private static CloseableHttpClient http(DnsResolver names) {
        return HttpClients.custom()
                .setConnectionManager(PoolingHttpClientConnectionManagerBuilder.create()
                        .setDnsResolver(names)
                        .setMaxConnTotal(CONNECTIONS)
                        .setMaxConnPerRoute(CONNECTIONS_PER_PEER)
                        .setDefaultConnectionConfig(ConnectionConfig.custom()
                                .setConnectTimeout(CONNECT)
                                .setSocketTimeout(SILENCE)
                                .setValidateAfterInactivity(TimeValue.ofMilliseconds(500))
                                .setTimeToLive(TimeValue.ofMinutes(5))
                                .build())
                        .build())
                .setDefaultRequestConfig(RequestConfig.custom()
                        .setRedirectsEnabled(false)
                        .setAuthenticationEnabled(false)
                        .setConnectionRequestTimeout(CONNECT)
                        .setResponseTimeout(SILENCE)
                        .build())
                .setUserAgent("Syncline")
                .disableRedirectHandling()
                .disableCookieManagement()
                .disableAuthCaching()
                .disableContentCompression()
                .disableAutomaticRetries()
                .evictIdleConnections(TimeValue.ofMinutes(1))
                .build();
    }
}
