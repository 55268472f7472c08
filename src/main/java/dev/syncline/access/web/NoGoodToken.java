package dev.syncline.access.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.web.AuthenticationEntryPoint;

/** Tells a program that brought no token, or none that is known, where to get one. */
final class NoGoodToken implements AuthenticationEntryPoint {

    @Override
    public void commence(HttpServletRequest request, HttpServletResponse response, AuthenticationException why)
            throws IOException {
        String make =
                " Make one with the scope %s in the console under Users, and send it as \"Authorization: Bearer …\"."
                        .formatted(NeededScope.of(request));
        boolean brought = BearerTokens.brought(request).isPresent();
        ProblemBody.write(
                response,
                HttpStatus.UNAUTHORIZED,
                brought ? ", error=\"invalid_token\"" : "",
                (brought
                                ? "This node does not know the API token that came along: it was removed, or is another node's."
                                : "This needs an API token, and none came along.")
                        + make);
    }
}
