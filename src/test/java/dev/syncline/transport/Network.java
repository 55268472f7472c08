package dev.syncline.transport;

import java.io.IOException;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import org.springframework.http.HttpRequest;
import org.springframework.http.client.ClientHttpRequestExecution;
import org.springframework.http.client.ClientHttpRequestInterceptor;
import org.springframework.http.client.ClientHttpResponse;

/** The wire between two sides, with its troubles; remembers what went over it. */
final class Network implements ClientHttpRequestInterceptor {

    final List<Sent> sent = new CopyOnWriteArrayList<>();
    final AtomicInteger answersToLose = new AtomicInteger();
    volatile boolean down;

    /** One call as it went out. */
    record Sent(HttpRequest request, byte[] body) {}

    @Override
    public ClientHttpResponse intercept(HttpRequest request, byte[] body, ClientHttpRequestExecution execution)
            throws IOException {
        sent.add(new Sent(request, body));
        if (down) {
            throw new IOException("The wire is cut.");
        }
        ClientHttpResponse answer = execution.execute(request, body);
        if (answersToLose.getAndUpdate(left -> Math.max(0, left - 1)) > 0) {
            throw new IOException("The answer was lost.");
        }
        return answer;
    }
}
