package dev.syncline.requesttracker;

import dev.syncline.connector.RawAnswer;
import dev.syncline.connector.RawCall;
import dev.syncline.connector.TrackerFailure;
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
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * The REST2 API of one Request Tracker.
 *
 * @see <a href="https://docs.bestpractical.com/rt/5.0.3/RT/REST2.html">RT::REST2</a>
 */
final class RtApi {

    static final int LARGEST_PAGE = 100;
    private static final Duration LONG = Duration.ofHours(2);
    private static final JsonMapper MAPPER = new JsonMapper();

    /** Version, number of the user, secret. */
    private static final Pattern TOKEN = Pattern.compile("\\d+-(\\d{1,9})-[0-9a-f]+");

    private final URI address;
    private final TrackerHttp http;
    private final Clock clock;
    private final String token;

    RtApi(TrackerSettings settings, TrackerLines lines) {
        this.address = address(settings, lines);
        this.clock = lines.clock();
        this.token = settings.need("token").strip();
        this.http = lines.to(URI.create(address + "/REST/2.0"))
                .with(Credentials.header("Authorization", "token " + token))
                .explaining(new Refusals());
    }

    static URI address(TrackerSettings settings, TrackerLines lines) {
        return lines.address("address", settings.need("address"));
    }

    URI address() {
        return address;
    }

    Clock clock() {
        return clock;
    }

    /** Number of the user to whom the token belongs; RT has no address that says who asks. */
    String myId() {
        Matcher matcher = TOKEN.matcher(token);
        if (!matcher.matches()) {
            throw TrackerFailure.ofField(
                    "token",
                    "This is no authentication token of RT, which looks like 1-14-0f3a. Make one under Settings, Auth tokens.");
        }
        return matcher.group(1);
    }

    /** What stands at a path, with its revision; empty when nothing does. */
    Optional<Found> find(String path) {
        TrackerAnswer answer = http.send(TrackerCall.get(path).accepting(404));
        return answer.status() == 404 ? Optional.empty() : Optional.of(new Found(json(answer), revision(answer)));
    }

    /** What was read, and the mark that changes with it. */
    record Found(JsonNode node, String revision) {}

    JsonNode get(TrackerCall call) {
        return json(http.send(call));
    }

    /** All lines of a listing. */
    List<JsonNode> all(String path, String fields) {
        List<JsonNode> all = new ArrayList<>();
        JsonNode items;
        int page = 0;
        do {
            items = get(TrackerCall.get(path)
                            .query("fields", fields)
                            .query("per_page", LARGEST_PAGE)
                            .query("page", ++page))
                    .path("items");
            items.forEach(all::add);
        } while (items.size() == LARGEST_PAGE);
        return all;
    }

    /** A search that is sent by POST. */
    JsonNode query(String path, Object conditions) {
        return json(http.send(TrackerCall.post(path, Body.json(conditions)).reading()));
    }

    JsonNode post(String path, Map<String, ?> body) {
        return json(http.send(TrackerCall.post(path, Body.json(body))));
    }

    /** Sends a message and gives the number of the transaction it became. */
    String message(String path, Body body) {
        TrackerAnswer answer = http.send(TrackerCall.post(path, body).within(LONG));
        return String.valueOf(answer.headers().getFirst("Location")).replaceFirst("^.*/", "");
    }

    /** What RT said about each part of the change, done or not. */
    List<String> put(String path, Map<String, ?> body, @Nullable String revision) {
        TrackerCall call = TrackerCall.put(path, Body.json(body));
        if (revision != null) {
            call.header("If-Match", '"' + revision + '"');
        }
        List<String> said = new ArrayList<>();
        json(http.send(call)).forEach(each -> said.add(each.asString("").replaceFirst("^Ticket \\d+: ", "")));
        return said;
    }

    InputStream download(String path) {
        return http.open(TrackerCall.get(path).within(LONG));
    }

    RawAnswer raw(RawCall call) {
        return http.raw(call);
    }

    static String text(JsonNode node, String name) {
        return node.path(name).asString("");
    }

    /** RT sends names of files as they came, in whatever encoding; what is no UTF-8 becomes a question mark here. */
    private static JsonNode json(TrackerAnswer answer) {
        try {
            return answer.body().length == 0 ? MAPPER.missingNode() : MAPPER.readTree(answer.text());
        } catch (JacksonException e) {
            return answer.json();
        }
    }

    private static String revision(TrackerAnswer answer) {
        String tag = answer.headers().getFirst("ETag");
        return tag == null ? "" : tag.replace("\"", "");
    }
}
