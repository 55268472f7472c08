package dev.syncline.script.api;

import dev.syncline.script.Direction;
import groovy.lang.Closure;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** {@code httpClient}: calls of this node's own tracker, as its acting user. */
public final class HttpHelper implements Refuses {

    private static final String CALLBACK_PARAMETERS = "path, body, query, headers, { req, res -> ... }";

    private final HttpCalls calls;

    public HttpHelper(HttpCalls calls) {
        this.calls = calls;
    }

    @ForRules(
            value =
                    "What the tracker has at a path below its own address, read as JSON; the path may hold a query as it is.",
            in = {Direction.OUTGOING, Direction.INCOMING},
            example = "replica.account = httpClient.get(\"/query?q=SELECT Name FROM Account WHERE Id = '1'\").name")
    public @Nullable Object get(Object path) {
        return calls.simple("GET", path, null, Map.of());
    }

    @ForRules(
            value = "The same with parameters in a map; true or false in its place changes nothing.",
            parameters = "path, query",
            in = {Direction.OUTGOING, Direction.INCOMING},
            example = "replica.account = httpClient.get(\"/accounts\", [name: \"Globex & Sons\"]).name")
    public @Nullable Object get(Object path, @Nullable Object query) {
        return calls.simple("GET", path, null, query);
    }

    @ForRules(
            value = "The same with headers, for a closure that is given what was asked and what was answered.",
            parameters = "path, query, headers, { req, res -> ... }",
            in = {Direction.OUTGOING, Direction.INCOMING},
            example =
                    "replica.account = httpClient.get(\"/accounts\", [:], [\"Accept\": [\"application/json\"]]) { req, res -> res.code == 200 ? res.body.name : null }")
    public @Nullable Object get(Object path, @Nullable Object query, @Nullable Object headers, Closure<?> callback) {
        return calls.full("GET", path, null, query, headers, callback);
    }

    @ForRules(
            value = "Sends a JSON text, or a map or list as JSON; what is answered is read as JSON.",
            example = "def made = httpClient.post(\"/things\", '{\"title\": \"From Globex\"}')\nissue.thing = made.id")
    public @Nullable Object post(Object path, @Nullable Object body) {
        return calls.simple("POST", path, body, Map.of());
    }

    @ForRules(
            value = "The same with parameters and headers, for a closure; it is called whatever code was answered.",
            parameters = CALLBACK_PARAMETERS,
            example =
                    "def res = httpClient.post(\"/things\", '{\"title\": \"From Globex\"}', [:], [\"Content-Type\": [\"application/json\"]]) { req, res ->\n    if (res.code >= 300) { debug.error(\"Not made: ${res.body}\") }\n    res.body\n}\nissue.thing = res.id")
    public @Nullable Object post(
            Object path, @Nullable Object body, @Nullable Object query, @Nullable Object headers, Closure<?> callback) {
        return calls.full("POST", path, body, query, headers, callback);
    }

    @ForRules(
            value = "Like post, with the method PUT.",
            example = "issue.thing = httpClient.put(\"/things/1\", [title: replica.summary]).id")
    public @Nullable Object put(Object path, @Nullable Object body) {
        return calls.simple("PUT", path, body, Map.of());
    }

    @ForRules(
            value = "Like post with a closure, with the method PUT.",
            parameters = CALLBACK_PARAMETERS,
            example =
                    "issue.thing = httpClient.put(\"/things/1\", [title: replica.summary], null, null) { req, res -> res.body.id }")
    public @Nullable Object put(
            Object path, @Nullable Object body, @Nullable Object query, @Nullable Object headers, Closure<?> callback) {
        return calls.full("PUT", path, body, query, headers, callback);
    }

    @ForRules(
            value = "Like post, with the method PATCH.",
            example = "issue.thing = httpClient.patch(\"/things/1\", [title: replica.summary]).id")
    public @Nullable Object patch(Object path, @Nullable Object body) {
        return calls.simple("PATCH", path, body, Map.of());
    }

    @ForRules(
            value = "Removes what is at a path.",
            example =
                    "if (replica.summary == \"Printer smokes\") { httpClient.delete(\"/things/1\") }\nissue.summary = replica.summary")
    public @Nullable Object delete(Object path) {
        return calls.simple("DELETE", path, null, Map.of());
    }

    @ForRules(
            value =
                    "Any method, with parameters and headers; gives what was answered with code, body and headers, whatever the code.",
            example =
                    "def res = httpClient.http(\"GET\", \"/accounts\", null, [:], [:])\nif (res.code == 200) { issue.account = res.body.name }")
    public HubObject http(
            Object method, Object path, @Nullable Object body, @Nullable Object query, @Nullable Object headers) {
        return calls.answer(String.valueOf(method), path, body, query, headers).response();
    }

    @ForRules(
            value =
                    "The same for a closure that is given what was asked and what was answered; its result is the result.",
            parameters = "method, path, body, query, headers, { req, res -> ... }",
            example =
                    "def res = httpClient.http(\"POST\", \"/things\", '{\"title\": \"x\"}', [:], [\"Content-Type\": [\"application/json\"]]) { req, res -> res.body }\nissue.thing = res.id")
    public @Nullable Object http(
            Object method,
            Object path,
            @Nullable Object body,
            @Nullable Object query,
            @Nullable Object headers,
            Closure<?> callback) {
        return calls.full(String.valueOf(method), path, body, query, headers, callback);
    }

    @Override
    public RuntimeException refusal(String name) {
        return new NotOffered(
                "httpClient.%s is not offered: what lies behind httpClient holds credentials.".formatted(name),
                "Call the tracker with httpClient.get, post, put, patch, delete or http; they act as this node's user.");
    }
}
