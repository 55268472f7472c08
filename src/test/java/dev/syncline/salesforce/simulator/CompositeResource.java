package dev.syncline.salesforce.simulator;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * {@code /composite}: up to 25 calls in one, of which 5 may be queries; later ones refer to what earlier ones answered.
 *
 * @see <a href="https://developer.salesforce.com/docs/atlas.en-us.api_rest.meta/api_rest/resources_composite_composite_post.htm">Composite</a>
 */
final class CompositeResource {

    private static final JsonMapper JSON = new JsonMapper();
    private static final Pattern REFERENCE = Pattern.compile("@\\{([A-Za-z]\\w*)\\.([\\w.\\[\\]]+)}");
    private static final int MOST = 25;
    private static final int MOST_QUERIES = 5;

    private final Org org;
    private final Function<Call, Reply> rest;

    CompositeResource(Org org, Function<Call, Reply> rest) {
        this.org = org;
        this.rest = rest;
    }

    Reply answer(Call call) {
        JsonNode requests = call.json().path("compositeRequest");
        mustFit(requests);
        boolean allOrNone = call.json().path("allOrNone").asBoolean(false);
        int before = org.mark();
        Map<String, Reply> replies = new LinkedHashMap<>();
        boolean failed = false;
        for (JsonNode request : requests) {
            Reply reply = failed && allOrNone ? halted() : one(call, request, replies);
            failed |= reply.status() >= 400;
            replies.put(request.path("referenceId").asString(""), reply);
        }
        if (failed && allOrNone) {
            org.back(before);
            replies.replaceAll((name, reply) -> reply.status() >= 400 ? reply : halted());
        }
        List<Object> results = new ArrayList<>();
        replies.forEach((name, reply) -> results.add(result(name, reply)));
        return Reply.ok(Map.of("compositeResponse", results));
    }

    private static void mustFit(JsonNode requests) {
        int queries = 0;
        for (JsonNode request : requests) {
            String url = request.path("url").asString("");
            queries += url.matches("/services/data/v[\\d.]+/(query|queryAll|composite/sobjects)\\b.*") ? 1 : 0;
        }
        if (requests.size() > MOST) {
            throw SimError.bad("INVALID_INPUT", "The composite request has more than %d subrequests.".formatted(MOST));
        }
        if (queries > MOST_QUERIES) {
            throw SimError.bad(
                    "INVALID_INPUT", "Exceeded limit of %d query or collection subrequests.".formatted(MOST_QUERIES));
        }
    }

    private Reply one(Call call, JsonNode request, Map<String, Reply> earlier) {
        try {
            String url = filled(request.path("url").asString(""), earlier);
            String body = request.path("body").isMissingNode()
                    ? ""
                    : filled(request.path("body").toString(), earlier);
            if (url.matches(".*/(VersionData|describe/.*)$")) {
                throw SimError.bad("INVALID_INPUT", "This resource is not supported in a composite request.");
            }
            Map<String, String> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
            headers.putAll(call.headers());
            request.path("httpHeaders")
                    .properties()
                    .forEach(each -> headers.put(each.getKey(), each.getValue().asString("")));
            return rest.apply(
                    Call.of(request.path("method").asString(""), url, headers, body.getBytes(StandardCharsets.UTF_8)));
        } catch (SimError refused) {
            return refused.reply();
        }
    }

    private static String filled(String text, Map<String, Reply> earlier) {
        Matcher matcher = REFERENCE.matcher(text);
        StringBuilder filled = new StringBuilder();
        while (matcher.find()) {
            Reply reply = earlier.get(matcher.group(1));
            JsonNode value = reply == null || reply.status() >= 400
                    ? JSON.missingNode()
                    : at(JSON.valueToTree(reply.body()), matcher.group(2));
            if (value.isMissingNode()) {
                throw SimError.bad(
                        "PROCESSING_HALTED",
                        "Invalid reference specified. No value for %s found in %s"
                                .formatted(matcher.group(2), matcher.group(1)));
            }
            matcher.appendReplacement(filled, Matcher.quoteReplacement(value.asString("")));
        }
        return matcher.appendTail(filled).toString();
    }

    private static JsonNode at(JsonNode body, String path) {
        JsonNode node = body;
        for (String step : path.split("\\.")) {
            Matcher indexed = Pattern.compile("(\\w+)\\[(\\d+)]").matcher(step);
            node = indexed.matches()
                    ? node.path(indexed.group(1)).path(Integer.parseInt(indexed.group(2)))
                    : node.path(step);
        }
        return node;
    }

    private static Reply halted() {
        return SimError.bad(
                        "PROCESSING_HALTED",
                        "The transaction was rolled back since another operation in the same transaction failed.")
                .reply();
    }

    private static Map<String, @Nullable Object> result(String name, Reply reply) {
        Map<String, @Nullable Object> result = new LinkedHashMap<>();
        result.put("body", reply.body());
        result.put("httpHeaders", reply.headers());
        result.put("httpStatusCode", reply.status());
        result.put("referenceId", name);
        return result;
    }
}
