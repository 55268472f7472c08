package dev.syncline.redmine.simulator;

import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpExchange;
import dev.syncline.connector.KeyedSimulator;
import java.io.IOException;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;

/** A Redmine over HTTP, with the switches for what can go wrong. */
public final class RedmineSimulator extends KeyedSimulator {

    private static final String KEY = "k".repeat(40);

    private final Answers answers;
    private final AtomicBoolean failAfterWrite = new AtomicBoolean();

    public RedmineSimulator(Clock clock) {
        answers = new Answers(new Store(clock));
        open();
    }

    /** The notes of every issue in their order, by its subject. */
    public Map<String, List<String>> notes() {
        return answers.notes();
    }

    public Map<String, String> settings() {
        return Map.of("address", address(), "apiKey", KEY, "project", "ops", "tracker", "Support", "keyField", "1");
    }

    public void delete(String id) {
        answers.delete(id);
    }

    /** Its issues stay as they are, and no new one is taken. */
    public void archiveProject() {
        answers.archiveProject();
    }

    /** Whether the user may make private notes; an administrator may. */
    public void actAsAgent() {
        answers.actAsAgent();
    }

    /** The next write is made and answered; the call after it fails. */
    public void failAfterNextWrite() {
        failAfterWrite.set(true);
    }

    @Override
    protected boolean isKnown(Headers headers) {
        return KEY.equals(headers.getFirst("X-Redmine-API-Key"));
    }

    @Override
    protected byte[] refusal(int status) {
        return new byte[0];
    }

    @Override
    protected void answer(HttpExchange exchange, byte[] body) throws IOException {
        String path = exchange.getRequestURI().getPath();
        String method = exchange.getRequestMethod();
        Answers.Answer answer = answers.to(method, path, query(exchange, (first, last) -> last), body);
        boolean write = !method.equals("GET") && !path.startsWith("/uploads");
        if (write && failAfterWrite.getAndSet(false)) {
            failNext();
        }
        if (!write || !losesAnswer()) {
            send(exchange, answer.status(), answer.body());
        }
    }
}
