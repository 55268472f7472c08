package dev.syncline.redmine;

import dev.syncline.connector.RawAnswer;
import dev.syncline.connector.RawCall;
import dev.syncline.connector.TrackerSettings;
import dev.syncline.connector.http.Body;
import dev.syncline.connector.http.Credentials;
import dev.syncline.connector.http.TrackerAnswer;
import dev.syncline.connector.http.TrackerCall;
import dev.syncline.connector.http.TrackerHttp;
import dev.syncline.connector.http.TrackerLines;
import java.io.InputStream;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * The REST API of one Redmine.
 *
 * @see <a href="https://www.redmine.org/projects/redmine/wiki/Rest_api">Redmine API</a>
 */
final class RedmineApi {

    private static final Duration LONG = Duration.ofHours(2);

    /** Redmine shows keys, of others too to administrators. */
    private static final Pattern KEYS =
            Pattern.compile("(\"api_key\"\\s*:\\s*\")[^\"]*|(<api_key>)[^<]*", Pattern.CASE_INSENSITIVE);

    private final TrackerHttp http;
    private final Clock clock;

    RedmineApi(TrackerSettings settings, TrackerLines lines) {
        URI address = address(settings, lines);
        this.clock = lines.clock();
        this.http = lines.to(address)
                .with(Credentials.header(
                        "X-Redmine-API-Key", settings.need("apiKey").strip()))
                .explaining(new Refusals());
    }

    static URI address(TrackerSettings settings, TrackerLines lines) {
        return lines.address("address", settings.need("address"));
    }

    URI base() {
        return http.base();
    }

    Clock clock() {
        return clock;
    }

    /** What stands at a path; empty when nothing does. */
    Optional<JsonNode> find(TrackerCall call) {
        TrackerAnswer answer = http.send(call.accepting(404));
        return answer.status() == 404 ? Optional.empty() : Optional.of(answer.json());
    }

    JsonNode get(TrackerCall call) {
        return http.send(call).json();
    }

    JsonNode post(String path, Map<String, ?> body) {
        return http.send(TrackerCall.post(path, Body.json(body))).json();
    }

    void put(String path, Map<String, ?> body) {
        http.send(TrackerCall.put(path, Body.json(body)));
    }

    /** Whether it was there. */
    boolean delete(String path) {
        return http.send(TrackerCall.delete(path).accepting(404)).status() != 404;
    }

    /** Stores bytes that belong to nothing yet; a lost answer therefore leaves nothing that anybody sees. */
    JsonNode upload(String filename, Body body) {
        return http.send(TrackerCall.post("/uploads.json", body)
                        .query("filename", filename)
                        .reading()
                        .within(LONG))
                .json();
    }

    InputStream download(String id, long offset) {
        return http.open(TrackerCall.get("/attachments/download/" + id).within(LONG), offset);
    }

    RawAnswer raw(RawCall call) {
        RawAnswer answer = http.raw(call);
        return new RawAnswer(
                answer.status(), answer.headers(), KEYS.matcher(answer.body()).replaceAll("$1$2"));
    }

    static String text(JsonNode node, String name) {
        return node.path(name).asString("");
    }

    /** A number or text as text; null when there is none. */
    static @Nullable String textOrNull(JsonNode node, String name) {
        JsonNode value = node.path(name);
        return value.isMissingNode() || value.isNull() ? null : value.asString("");
    }
}
