package dev.syncline.real;

import dev.syncline.torture.Pause;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Retries what a duplicate rule refused, as somebody does who looked at both records; all other errors stay. */
final class Administrator implements Runnable, AutoCloseable {

    private static final JsonMapper JSON = new JsonMapper();
    private static final int LOOK_EVERY = 1_000;

    private final HttpClient http = HttpClient.newHttpClient();
    private final URI node;
    private final String token;
    private final Thread thread = new Thread(this, "administrator");
    private volatile boolean ended;

    Administrator(URI node, String token) {
        this.node = node;
        this.token = token;
    }

    void start() {
        thread.start();
    }

    @Override
    public void run() {
        while (!ended) {
            try {
                look();
            } catch (IOException dead) {
                // The node was killed, and is there again soon.
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return;
            }
            Pause.of(LOOK_EVERY);
        }
    }

    private void look() throws IOException, InterruptedException {
        HttpResponse<String> answer = send(call("/api/v1/errors").GET());
        if (answer.statusCode() != 200) {
            return;
        }
        for (JsonNode each : JSON.readTree(answer.body()).path("items")) {
            if (each.toString().contains("DUPLICATES_DETECTED")) {
                send(call("/api/v1/errors/" + each.path("id").asString("") + "/retry")
                        .POST(HttpRequest.BodyPublishers.noBody()));
            }
        }
    }

    private HttpRequest.Builder call(String path) {
        return HttpRequest.newBuilder(node.resolve(path)).header("Authorization", "Bearer " + token);
    }

    private HttpResponse<String> send(HttpRequest.Builder request) throws IOException, InterruptedException {
        return http.send(request.build(), HttpResponse.BodyHandlers.ofString());
    }

    @Override
    public void close() {
        ended = true;
    }
}
