package dev.syncline.outbound;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.UnknownHostException;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.SSLHandshakeException;
import org.apache.hc.client5.http.ConnectTimeoutException;
import org.apache.hc.client5.http.classic.methods.HttpUriRequestBase;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.core5.http.ConnectionRequestTimeoutException;
import org.apache.hc.core5.http.HttpHost;
import org.apache.hc.core5.http.io.entity.AbstractHttpEntity;

/** Calls whose bodies may be large in both directions, with a limit on the time until the answer begins. */
final class OpenCall implements AutoCloseable {

    private static final List<Class<? extends IOException>> BEFORE_SENDING = List.of(
            ConnectException.class,
            ConnectTimeoutException.class,
            ConnectionRequestTimeoutException.class,
            NoRouteToHostException.class,
            UnknownHostException.class,
            SSLHandshakeException.class);

    private final CloseableHttpClient client;
    private final ScheduledExecutorService alarm = Executors.newSingleThreadScheduledExecutor(work -> {
        Thread thread = new Thread(work, "outbound-open-limit");
        thread.setDaemon(true);
        return thread;
    });

    OpenCall(CloseableHttpClient client) {
        this.client = client;
    }

    Exchange open(Sending sending) throws SendFailure {
        HttpUriRequestBase request = new HttpUriRequestBase(sending.method().name(), sending.address());
        sending.headers().forEach((name, values) -> values.forEach(value -> request.addHeader(name, value)));
        Sending.Content content = sending.content();
        if (content != null) {
            request.setEntity(new Entity(content));
        }
        ScheduledFuture<?> stop = alarm.schedule(request::abort, sending.limit().toMillis(), TimeUnit.MILLISECONDS);
        try {
            return new Exchange(
                    client.executeOpen(HttpHost.create(sending.address()), request, null), () -> stop.cancel(false));
        } catch (IOException e) {
            stop.cancel(false);
            throw new SendFailure(BEFORE_SENDING.stream().anyMatch(kind -> kind.isInstance(e)), e);
        } catch (RuntimeException e) {
            stop.cancel(false);
            throw e;
        }
    }

    @Override
    public void close() {
        alarm.shutdownNow();
    }

    /** Content that is written once, while it is read. */
    private static final class Entity extends AbstractHttpEntity {

        private final Sending.Content content;

        Entity(Sending.Content content) {
            super((String) null, null, content.length() < 0);
            this.content = content;
        }

        @Override
        public boolean isRepeatable() {
            return false;
        }

        @Override
        public boolean isStreaming() {
            return true;
        }

        @Override
        public long getContentLength() {
            return content.length();
        }

        @Override
        public InputStream getContent() {
            throw new UnsupportedOperationException("This content can only be written.");
        }

        @Override
        public void writeTo(OutputStream out) throws IOException {
            content.writeTo(out);
        }

        @Override
        public void close() {}
    }
}
