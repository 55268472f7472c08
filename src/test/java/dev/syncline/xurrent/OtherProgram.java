package dev.syncline.xurrent;

import dev.syncline.xurrent.simulator.XurrentSimulator;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.LinkedHashMap;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Another program with the same person's token, which speaks to the account without our connector. */
final class OtherProgram {

    private static final JsonMapper JSON = new JsonMapper();

    private final HttpClient http = HttpClient.newHttpClient();
    private final XurrentSimulator simulator;
    private final Map<String, String> headers = new LinkedHashMap<>();

    OtherProgram(XurrentSimulator simulator) {
        this.simulator = simulator;
        headers.put("Authorization", "Bearer " + XurrentSimulator.PERSONAL);
        headers.put("X-Xurrent-Account", "acme");
    }

    /** Sends this header too; without it where the value is empty. */
    OtherProgram with(String name, String value) {
        headers.put(name, value);
        return this;
    }

    HttpResponse<String> graphql(String query) {
        return send("POST", "/graphql", JSON.writeValueAsString(Map.of("query", query)));
    }

    /** What a query answers, errors and all. */
    JsonNode ask(String query) {
        return json(graphql(query));
    }

    HttpResponse<String> get(String path) {
        return send("GET", path, "");
    }

    HttpResponse<String> send(String method, String path, String body) {
        HttpRequest.Builder request = HttpRequest.newBuilder(
                        URI.create(path.startsWith("/") ? simulator.address() + path : path))
                .method(method, body.isEmpty() ? BodyPublishers.noBody() : BodyPublishers.ofString(body));
        headers.forEach((name, value) -> {
            if (!value.isEmpty()) {
                request.header(name, value);
            }
        });
        try {
            return http.send(request.build(), BodyHandlers.ofString());
        } catch (IOException e) {
            throw new AssertionError(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(e);
        }
    }

    static JsonNode json(HttpResponse<String> answer) {
        return JSON.readTree(answer.body());
    }
}
