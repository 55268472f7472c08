package dev.syncline.salesforce.simulator;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * A call of the REST API, by itself or as a part of a composite one.
 *
 * @param path what comes behind {@code /services/data/vNN.0}
 * @param headers by lower-case name
 */
record Call(
        String method,
        String version,
        List<String> path,
        Map<String, String> query,
        Map<String, String> headers,
        byte[] body) {

    private static final JsonMapper JSON = new JsonMapper();

    /** Of a target such as {@code /services/data/v66.0/query?q=...}. */
    static Call of(String method, String target, Map<String, String> headers, byte[] body) {
        int mark = target.indexOf('?');
        String path = mark < 0 ? target : target.substring(0, mark);
        String[] parts = path.replaceFirst("^/services/data/v", "").split("/", 2);
        String rest = parts.length < 2 ? "" : parts[1];
        List<String> segments = rest.isEmpty()
                ? List.of()
                : List.of(rest.replaceFirst("/$", "").split("/")).stream()
                        .map(Call::decode)
                        .toList();
        Map<String, String> query = new LinkedHashMap<>();
        for (String pair : mark < 0 ? new String[0] : target.substring(mark + 1).split("&")) {
            String[] both = pair.split("=", 2);
            query.put(both[0], both.length < 2 ? "" : decode(both[1]));
        }
        Map<String, String> lower = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        lower.putAll(headers);
        String method2 = query.getOrDefault("_HttpMethod", method);
        return new Call(method2, parts[0], segments, query, lower, body);
    }

    /** What stands at a place of the path; empty behind its end. */
    String at(int place) {
        return place < path.size() ? path.get(place) : "";
    }

    boolean is(String wanted) {
        return method.equals(wanted);
    }

    JsonNode json() {
        try {
            return body.length == 0 ? JSON.createObjectNode() : JSON.readTree(body);
        } catch (tools.jackson.core.JacksonException e) {
            throw SimError.bad("JSON_PARSER_ERROR", String.valueOf(e.getOriginalMessage()));
        }
    }

    static String decode(String text) {
        return URLDecoder.decode(text, StandardCharsets.UTF_8);
    }
}
