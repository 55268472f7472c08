package dev.syncline.salesforce;

import dev.syncline.connector.TrackerFailure;
import dev.syncline.connector.http.Body;
import dev.syncline.connector.http.TrackerCall;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * Several calls in one, which counts as one; later ones may refer to what earlier ones answered.
 *
 * <p>With a write among them it is one transaction: all of it is done or nothing, and what is read behind the write is
 * exactly what the write left.
 *
 * @see <a href="https://developer.salesforce.com/docs/platform/api-rest/guide/resources-composite-composite-post.html">Composite</a>
 */
final class Composite {

    /** A case may have many long e-mails; what is more than this is no item to carry anywhere. */
    private static final int LARGEST = 32 * 1024 * 1024;

    private final SalesforceApi api;
    private final List<Map<String, Object>> requests = new ArrayList<>();
    private final Map<String, String> headers = new LinkedHashMap<>();
    private boolean writes;

    Composite(SalesforceApi api) {
        this.api = api;
    }

    Composite get(String name, String path) {
        return add(name, "GET", path, null);
    }

    Composite query(String name, String soql) {
        return get(name, "/query?q=" + Soql.encoded(soql));
    }

    /** With deleted rows. */
    Composite queryAll(String name, String soql) {
        return get(name, "/queryAll?q=" + Soql.encoded(soql));
    }

    Composite write(String name, String method, String path, @Nullable Map<String, @Nullable Object> body) {
        writes = true;
        return add(name, method, path, body);
    }

    /** Goes with every part. */
    Composite header(String name, String value) {
        headers.put(name, value);
        return this;
    }

    Answers send() {
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("allOrNone", writes);
        body.put("compositeRequest", requests);
        TrackerCall call =
                TrackerCall.post(api.path("/composite"), Body.json(body)).atMost(LARGEST);
        headers.forEach(call::header);
        JsonNode answer = api.line().send(writes ? call : call.reading()).json();
        Map<String, Part> parts = new LinkedHashMap<>();
        for (JsonNode part : answer.path("compositeResponse")) {
            parts.put(
                    part.path("referenceId").asString(""),
                    new Part(part.path("httpStatusCode").asInt(0), part.path("body")));
        }
        if (parts.size() != requests.size()) {
            throw new TrackerFailure(
                    writes ? TrackerFailure.Kind.OUTCOME_UNKNOWN : TrackerFailure.Kind.CONTRACT_DRIFT,
                    "Salesforce answered a composite call with something else. Check that the address is the org's My Domain.");
        }
        return new Answers(api, parts);
    }

    private Composite add(String name, String method, String path, @Nullable Map<String, @Nullable Object> body) {
        Map<String, Object> request = new LinkedHashMap<>();
        request.put("method", method);
        request.put("url", api.path(path));
        request.put("referenceId", name);
        if (body != null) {
            request.put("body", body);
        }
        requests.add(request);
        return this;
    }

    private record Part(int status, JsonNode body) {

        boolean failed() {
            return status >= 300;
        }
    }

    /** What came of the parts. */
    static final class Answers {

        private final SalesforceApi api;
        private final Map<String, Part> parts;

        private Answers(SalesforceApi api, Map<String, Part> parts) {
            this.api = api;
            this.parts = parts;
        }

        boolean has(String name) {
            return parts.containsKey(name);
        }

        /** What one part says is wrong; null when it went well. */
        @Nullable
        TrackerFailure failure(String name, FieldNames names) {
            Part part = part(name);
            return !part.failed()
                    ? null
                    : Refusals.isConsequence(part.body()) ? halted() : Refusals.of(part.status(), part.body(), names);
        }

        /** Another part failed, and this one was undone with it. */
        private TrackerFailure halted() {
            String told = parts.values().stream()
                    .filter(part -> part.failed() && !Refusals.isConsequence(part.body()))
                    .map(part -> Refusals.of(part.status(), part.body(), FieldNames.none())
                            .getMessage())
                    .findFirst()
                    .orElse("Salesforce gave no reason.");
            return new TrackerFailure(
                    TrackerFailure.Kind.TRANSIENT,
                    "Nothing was done, because something that belongs to the record could not be read: " + told);
        }

        /** What one part answered; throws what it says is wrong. */
        JsonNode body(String name) {
            TrackerFailure failure = failure(name, FieldNames.none());
            if (failure != null) {
                throw failure;
            }
            return part(name).body();
        }

        /** The rows of a query, with those on further pages. */
        List<JsonNode> records(String name) {
            return api.records(body(name));
        }

        private Part part(String name) {
            return java.util.Objects.requireNonNull(parts.get(name), name);
        }
    }
}
