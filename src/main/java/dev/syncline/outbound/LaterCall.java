package dev.syncline.outbound;

import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.apache.hc.client5.http.DnsResolver;
import org.apache.hc.client5.http.config.ConnectionConfig;
import org.apache.hc.client5.http.config.RequestConfig;
import org.apache.hc.client5.http.config.TlsConfig;
import org.apache.hc.client5.http.impl.async.CloseableHttpAsyncClient;
import org.apache.hc.client5.http.impl.async.HttpAsyncClients;
import org.apache.hc.client5.http.impl.nio.PoolingAsyncClientConnectionManagerBuilder;
import org.apache.hc.core5.concurrent.FutureCallback;
import org.apache.hc.core5.http.nio.entity.AsyncEntityProducers;
import org.apache.hc.core5.http.nio.support.AsyncRequestBuilder;
import org.apache.hc.core5.http2.HttpVersionPolicy;
import org.apache.hc.core5.util.TimeValue;
import org.apache.hc.core5.util.Timeout;
import org.springframework.http.HttpHeaders;

/** Calls whose answer may come much later; while they wait for it they hold no thread. */
final class LaterCall implements AutoCloseable {

    private static final int CONNECTIONS = 10_000;

    private final CloseableHttpAsyncClient client;
    private final ScheduledThreadPoolExecutor alarm = new ScheduledThreadPoolExecutor(1, work -> {
        Thread thread = new Thread(work, "outbound-later-limit");
        thread.setDaemon(true);
        return thread;
    });

    LaterCall(DnsResolver names, Timeout connect) {
        this.client = client(names, connect);
        alarm.setRemoveOnCancelPolicy(true);
        client.start();
    }

    /** Posts a body; the answer, or a {@link NoAnswer}, comes on a thread that must not be held. */
    CompletableFuture<Answer> post(URI address, HttpHeaders headers, byte[] body, Duration limit, int largest) {
        AsyncRequestBuilder request =
                AsyncRequestBuilder.post(address).setEntity(AsyncEntityProducers.create(body, null));
        headers.forEach((name, values) -> values.forEach(value -> request.addHeader(name, value)));
        CompletableFuture<Answer> answer = new CompletableFuture<>();
        Future<Answer> call;
        try {
            call = client.execute(request.build(), new BoundedAnswer(largest), told(address, answer));
        } catch (AddressRefused e) {
            return CompletableFuture.failedFuture(e);
        }
        ScheduledFuture<?> stop = alarm.schedule(() -> call.cancel(true), limit.toMillis(), TimeUnit.MILLISECONDS);
        answer.whenComplete((said, failure) -> {
            stop.cancel(false);
            call.cancel(true); // so that giving up on the answer hangs up
        });
        return answer;
    }

    private static FutureCallback<Answer> told(URI address, CompletableFuture<Answer> answer) {
        return new FutureCallback<>() {
            @Override
            public void completed(Answer said) {
                answer.complete(said);
            }

            @Override
            public void failed(Exception why) {
                answer.completeExceptionally(why instanceof AddressRefused ? why : noAnswer(address, why));
            }

            @Override
            public void cancelled() {
                answer.completeExceptionally(noAnswer(address, new IOException("It took too long.")));
            }
        };
    }

    private static NoAnswer noAnswer(URI address, Exception why) {
        return new NoAnswer("No usable answer came from " + address.getRawAuthority() + ".", why);
    }

    /** As the other clients: no redirects, cookies, retries, stored credentials or proxy. */
    private static CloseableHttpAsyncClient client(DnsResolver names, Timeout connect) {
        return HttpAsyncClients.custom()
                .setConnectionManager(PoolingAsyncClientConnectionManagerBuilder.create()
                        .setDnsResolver(names)
                        .setMaxConnTotal(CONNECTIONS)
                        .setMaxConnPerRoute(CONNECTIONS)
                        .setDefaultConnectionConfig(ConnectionConfig.custom()
                                .setConnectTimeout(connect)
                                .setValidateAfterInactivity(TimeValue.ofMilliseconds(500))
                                .setTimeToLive(TimeValue.ofMinutes(5))
                                .build())
                        .setDefaultTlsConfig(TlsConfig.custom()
                                .setVersionPolicy(HttpVersionPolicy.FORCE_HTTP_1)
                                .build())
                        .build())
                .setDefaultRequestConfig(RequestConfig.custom()
                        .setRedirectsEnabled(false)
                        .setAuthenticationEnabled(false)
                        .setConnectionRequestTimeout(connect)
                        .build())
                .setUserAgent("Syncline")
                .disableRedirectHandling()
                .disableCookieManagement()
                .disableAuthCaching()
                .disableAutomaticRetries()
                .build();
    }

    @Override
    public void close() throws IOException {
        alarm.shutdownNow();
        client.close();
    }
}
