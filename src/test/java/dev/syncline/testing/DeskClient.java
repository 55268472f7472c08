package dev.syncline.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A desk seen from outside, through its JSON API: what a tracker's own user would see. */
public final class DeskClient {

    private static final HttpClient HTTP = HttpClient.newHttpClient();
    private static final JsonMapper JSON = JsonMapper.shared();

    private final URI address;
    private final String token;

    public DeskClient(URI address, String token) {
        this.address = address;
        this.token = token;
    }

    /** The desk said no. */
    public static final class Refused extends AssertionError {

        private static final long serialVersionUID = 1L;

        private final int status;

        Refused(HttpRequest request, HttpResponse<String> response) {
            super(request.method() + " " + request.uri() + ": " + response.statusCode() + " " + response.body());
            status = response.statusCode();
        }

        public int status() {
            return status;
        }
    }

    /** Makes a ticket and returns its key. */
    public String create(Map<String, Object> fields) {
        return json("POST", "/desk/api/tickets", fields).get("key").asString();
    }

    /** Makes a ticket once, however often it is asked, and returns its key. */
    public String create(Map<String, Object> fields, String idempotencyKey) {
        return JSON.readTree(send(request("/desk/api/tickets")
                        .header("Content-Type", "application/json")
                        .header("Idempotency-Key", idempotencyKey)
                        .POST(HttpRequest.BodyPublishers.ofString(JSON.writeValueAsString(fields)))
                        .build()))
                .get("key")
                .asString();
    }

    public JsonNode ticket(String key) {
        return json("GET", "/desk/api/tickets/" + key, null);
    }

    /** The ticket, where there is one. */
    public Optional<JsonNode> find(String key) {
        try {
            return Optional.of(ticket(key));
        } catch (Refused refused) {
            if (refused.status() == 404) {
                return Optional.empty();
            }
            throw refused;
        }
    }

    /** Tickets that changed since a change number. */
    public JsonNode changes(long since, int limit) {
        return json("GET", "/desk/api/changes?since=" + since + "&limit=" + limit, null);
    }

    public JsonNode tickets(String text) {
        return json("GET", "/desk/api/tickets?text=" + encoded(text), null).get("tickets");
    }

    /** The tickets after one of an id, the oldest first. */
    public JsonNode page(long after, int limit) {
        return json("GET", "/desk/api/tickets?after=" + after + "&limit=" + limit, null)
                .get("tickets");
    }

    public void change(String key, Map<String, Object> fields) {
        json("PATCH", "/desk/api/tickets/" + key, fields);
    }

    public void comment(String key, String body) {
        json("POST", "/desk/api/tickets/" + key + "/comments", Map.of("body", body));
    }

    public void changeComment(String key, String comment, String body) {
        json("PATCH", "/desk/api/tickets/" + key + "/comments/" + comment, Map.of("body", body));
    }

    public void delete(String key) {
        send(request("/desk/api/tickets/" + key).DELETE().build());
    }

    public void attach(String key, String filename, byte[] content) {
        send(request("/desk/api/tickets/" + key + "/attachments?filename=" + encoded(filename))
                .header("Content-Type", "application/octet-stream")
                .POST(HttpRequest.BodyPublishers.ofByteArray(content))
                .build());
    }

    public byte[] download(String key, String attachment) {
        try {
            return HTTP.send(
                            request("/desk/api/tickets/" + key + "/attachments/" + attachment)
                                    .build(),
                            HttpResponse.BodyHandlers.ofByteArray())
                    .body();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private JsonNode json(String method, String path, @org.jspecify.annotations.Nullable Object body) {
        HttpRequest.BodyPublisher publisher = body == null
                ? HttpRequest.BodyPublishers.noBody()
                : HttpRequest.BodyPublishers.ofString(JSON.writeValueAsString(body));
        return JSON.readTree(send(request(path)
                .header("Content-Type", "application/json")
                .method(method, publisher)
                .build()));
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(address.resolve(path)).header("Authorization", "Bearer " + token);
    }

    private static String send(HttpRequest request) {
        try {
            HttpResponse<String> response = HTTP.send(request, HttpResponse.BodyHandlers.ofString());
            if (response.statusCode() / 100 != 2) {
                throw new Refused(request, response);
            }
            return response.body();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
