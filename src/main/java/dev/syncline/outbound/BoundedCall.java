package dev.syncline.outbound;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.time.Duration;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.apache.hc.client5.http.classic.methods.HttpUriRequestBase;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.Header;
import org.apache.hc.core5.http.HttpEntity;
import org.apache.hc.core5.http.io.entity.ByteArrayEntity;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;

/** One exchange with a node: a time limit for the whole, however slowly bytes drip in, and a size limit for the answer. */
final class BoundedCall implements AutoCloseable {

    private final CloseableHttpClient client;
    private final Duration limit;
    private final int largest;
    private final ScheduledThreadPoolExecutor alarm = new ScheduledThreadPoolExecutor(1, work -> {
        Thread thread = new Thread(work, "outbound-limit");
        thread.setDaemon(true);
        return thread;
    });

    /**
     * Bounds calls.
     *
     * @param limit from the first byte sent to the last one received
     * @param largest bytes of an answer
     */
    BoundedCall(CloseableHttpClient client, Duration limit, int largest) {
        this.client = client;
        this.limit = limit;
        this.largest = largest;
        alarm.setRemoveOnCancelPolicy(true);
    }

    Answer ask(HttpMethod method, URI address, HttpHeaders headers, byte @Nullable [] body) {
        HttpUriRequestBase request = new HttpUriRequestBase(method.name(), address);
        headers.forEach((name, values) -> values.forEach(value -> request.addHeader(name, value)));
        if (body != null) {
            request.setEntity(new ByteArrayEntity(body, null));
        }
        ScheduledFuture<?> stop = alarm.schedule(request::abort, limit.toMillis(), TimeUnit.MILLISECONDS);
        try {
            return client.execute(request, this::read);
        } catch (IOException e) {
            throw new NoAnswer(
                    "No usable answer came from %s (at most %d s are waited for one). Check the address, and that its node is running and reachable from here."
                            .formatted(address.getScheme() + "://" + address.getRawAuthority(), limit.toSeconds()),
                    e);
        } finally {
            stop.cancel(false);
        }
    }

    private Answer read(ClassicHttpResponse response) throws IOException {
        HttpHeaders headers = new HttpHeaders();
        for (Header header : response.getHeaders()) {
            headers.add(header.getName(), header.getValue());
        }
        HttpEntity entity = response.getEntity();
        if (entity == null) {
            return new Answer(response.getCode(), headers, new byte[0]);
        }
        try (InputStream content = entity.getContent()) {
            byte[] body = content.readNBytes(largest + 1);
            if (body.length > largest) {
                response.close();
                throw new IOException("The answer is longer than " + largest + " bytes.");
            }
            return new Answer(response.getCode(), headers, body);
        }
    }

    @Override
    public void close() {
        alarm.shutdownNow();
    }
}
