package dev.syncline.outbound;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
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

/** One short question to a node: a time limit for the whole and a size limit for the answer. */
final class BoundedCall implements AutoCloseable {

    static final int LARGEST = 64 * 1024;

    private final CloseableHttpClient client;
    private final Duration limit;
    private final ScheduledExecutorService alarm = Executors.newSingleThreadScheduledExecutor(work -> {
        Thread thread = new Thread(work, "outbound-limit");
        thread.setDaemon(true);
        return thread;
    });

    BoundedCall(CloseableHttpClient client, Duration limit) {
        this.client = client;
        this.limit = limit;
    }

    Answer ask(HttpMethod method, URI address, HttpHeaders headers, byte @Nullable [] body) {
        HttpUriRequestBase request = new HttpUriRequestBase(method.name(), address);
        headers.forEach((name, values) -> values.forEach(value -> request.addHeader(name, value)));
        if (body != null) {
            request.setEntity(new ByteArrayEntity(body, null));
        }
        ScheduledFuture<?> stop = alarm.schedule(request::abort, limit.toMillis(), TimeUnit.MILLISECONDS);
        try {
            return client.execute(request, BoundedCall::read);
        } catch (IOException e) {
            throw new NoAnswer(
                    "No usable answer came from %s within %d s. Check the address, and that its node is running and reachable from here."
                            .formatted(address.getScheme() + "://" + address.getRawAuthority(), limit.toSeconds()),
                    e);
        } finally {
            stop.cancel(false);
        }
    }

    private static Answer read(ClassicHttpResponse response) throws IOException {
        HttpHeaders headers = new HttpHeaders();
        for (Header header : response.getHeaders()) {
            headers.add(header.getName(), header.getValue());
        }
        HttpEntity entity = response.getEntity();
        if (entity == null) {
            return new Answer(response.getCode(), headers, new byte[0]);
        }
        try (InputStream content = entity.getContent()) {
            byte[] body = content.readNBytes(LARGEST + 1);
            if (body.length > LARGEST) {
                response.close();
                throw new IOException("The answer is longer than " + LARGEST + " bytes.");
            }
            return new Answer(response.getCode(), headers, body);
        }
    }

    @Override
    public void close() {
        alarm.shutdownNow();
    }
}
