package dev.syncline.access.web;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import org.springframework.http.HttpStatus;
import tools.jackson.databind.json.JsonMapper;

/** Tells a program why it was not let in: RFC 9457 problem details, as the JSON API has them for everything else. */
final class ProblemBody {

    private static final JsonMapper JSON = new JsonMapper();

    private ProblemBody() {}

    /** Ends a response that nothing was written to. */
    static void write(HttpServletResponse response, HttpStatus status, String challenge, String sentence)
            throws IOException {
        Map<String, Object> problem = new LinkedHashMap<>();
        problem.put("type", "about:blank");
        problem.put("title", status.getReasonPhrase());
        problem.put("status", status.value());
        problem.put("detail", sentence);
        response.setStatus(status.value());
        response.setHeader("WWW-Authenticate", "Bearer realm=\"Syncline\"" + challenge);
        response.setContentType("application/problem+json");
        response.getOutputStream().write(JSON.writeValueAsString(problem).getBytes(StandardCharsets.UTF_8));
    }
}
