package dev.syncline.access.web;

import dev.syncline.access.Scope;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.stream.Collectors;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.web.access.AccessDeniedHandler;

/** Tells a program that its token does not reach that far, and which scopes there are. */
final class TooNarrowToken implements AccessDeniedHandler {

    @Override
    public void handle(HttpServletRequest request, HttpServletResponse response, AccessDeniedException why)
            throws IOException {
        String scopes = Arrays.stream(Scope.values()).map(Scope::name).collect(Collectors.joining(", "));
        String sentence = ("This token does not open that. Make one with the scope it needs (one of %s)"
                        + " in the console under Users.")
                .formatted(scopes);
        response.setStatus(HttpServletResponse.SC_FORBIDDEN);
        response.setHeader("WWW-Authenticate", "Bearer realm=\"Syncline\", error=\"insufficient_scope\"");
        response.setContentType("application/problem+json");
        response.getOutputStream()
                .write(("{\"type\":\"about:blank\",\"title\":\"Forbidden\",\"status\":403,\"detail\":\"" + sentence
                                + "\"}")
                        .getBytes(StandardCharsets.UTF_8));
    }
}
