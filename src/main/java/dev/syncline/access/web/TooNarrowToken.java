package dev.syncline.access.web;

import dev.syncline.access.Scope;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.http.HttpStatus;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.web.access.AccessDeniedHandler;

/** Tells a program that its token does not reach that far, and which scope it lacks. */
final class TooNarrowToken implements AccessDeniedHandler {

    @Override
    public void handle(HttpServletRequest request, HttpServletResponse response, AccessDeniedException why)
            throws IOException {
        Scope missing = NeededScope.of(request);
        ProblemBody.write(
                response,
                HttpStatus.FORBIDDEN,
                ", error=\"insufficient_scope\", scope=\"" + missing.name() + "\"",
                "This token lacks the scope %s, which this needs. Make a token with it in the console under Users."
                        .formatted(missing));
    }
}
