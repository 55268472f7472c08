package dev.syncline.requesttracker.simulator;

import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpExchange;
import dev.syncline.connector.KeyedSimulator;
import java.io.IOException;
import java.time.Clock;
import java.util.Map;

/** A Request Tracker over HTTP, with the switches for what can go wrong. */
public final class RtSimulator extends KeyedSimulator {

    private static final String TOKEN = "1-14-" + "a1".repeat(16);

    private final Answers answers;

    public RtSimulator(Clock clock) {
        answers = new Answers(new Store(clock));
        open();
    }

    public Map<String, String> settings() {
        return Map.of("address", address(), "token", TOKEN, "queue", "Support");
    }

    public void delete(String id) {
        answers.delete(id);
    }

    /** From now on cuts a larger file, or drops it, as {@code $TruncateLongAttachments} or {@code $DropLongAttachments}. */
    public void keepAtMost(int bytes, boolean drop) {
        answers.keepAtMost(bytes, drop);
    }

    /** From now on names the custom fields of a queue and says no more of them, as to a user with rights in the queue. */
    public void describeNoCustomFields() {
        answers.describeNoCustomFields();
    }

    /** Takes every right but those to see and to make tickets, and to correspond, from the acting user. */
    public void actAsAgent() {
        answers.actAsAgent();
    }

    @Override
    protected boolean isKnown(Headers headers) {
        return ("token " + TOKEN).equals(headers.getFirst("Authorization"));
    }

    @Override
    protected byte[] refusal(int status) {
        return Answers.refusal(status, status == 401 ? "Unauthorized" : "").body();
    }

    @Override
    protected void answer(HttpExchange exchange, byte[] body) throws IOException {
        String path = exchange.getRequestURI().getPath().replaceFirst("^/REST/2\\.0", "");
        String method = exchange.getRequestMethod();
        String expected = exchange.getRequestHeaders().getFirst("If-Match");
        Answers.Answer answer =
                answers.to(new Answers.Call(method, path, query(exchange, (first, last) -> first), body, expected));
        boolean write = !method.equals("GET") && !path.equals("/users");
        if (!write || !losesAnswer()) {
            answer.headers().forEach(exchange.getResponseHeaders()::set);
            send(exchange, answer.status(), answer.body());
        }
    }
}
