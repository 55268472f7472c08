package dev.syncline.outbound;

import java.io.Closeable;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.Header;
import org.springframework.http.HttpHeaders;

/** An answer that is still being received; closing it gives the connection back. */
public final class Exchange implements Closeable {

    private final ClassicHttpResponse response;
    private final Runnable stopAlarm;
    private final InputStream body;

    Exchange(ClassicHttpResponse response, Runnable stopAlarm) throws IOException {
        this.response = response;
        this.stopAlarm = stopAlarm;
        InputStream content = response.getEntity() == null
                ? InputStream.nullInputStream()
                : response.getEntity().getContent();
        this.body = new FilterInputStream(content) {
            @Override
            public void close() throws IOException {
                Exchange.this.close();
            }
        };
    }

    public int status() {
        return response.getCode();
    }

    public HttpHeaders headers() {
        HttpHeaders headers = new HttpHeaders();
        for (Header header : response.getHeaders()) {
            headers.add(header.getName(), header.getValue());
        }
        return headers;
    }

    /** The body, to be read within the time limit of the call. Closing it closes the exchange. */
    public InputStream body() {
        return body;
    }

    /** The body, to be read at leisure: only silence of a minute ends it. */
    public InputStream bodyAtLeisure() {
        stopAlarm.run();
        return body;
    }

    /** Gives the connection up without waiting for the rest of an unread body. */
    @Override
    public void close() throws IOException {
        stopAlarm.run();
        response.close();
    }
}
