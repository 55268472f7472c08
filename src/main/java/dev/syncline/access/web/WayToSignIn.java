package dev.syncline.access.web;

import dev.syncline.access.KeptWords;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.http.HttpStatus;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.authentication.AnonymousAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.web.AuthenticationEntryPoint;
import org.springframework.security.web.access.AccessDeniedHandler;
import org.springframework.security.web.csrf.CsrfException;

/** Sends whoever is not signed in to the sign-in page, and says so when a session ran out. */
final class WayToSignIn implements AuthenticationEntryPoint, AccessDeniedHandler {

    /** Name of the parameter under which typed words wait. */
    static final String KEPT = "kept";

    private final KeptWords words;

    WayToSignIn(KeptWords words) {
        this.words = words;
    }

    @Override
    public void commence(HttpServletRequest request, HttpServletResponse response, AuthenticationException why)
            throws IOException {
        show(request, response, ranOut(request));
    }

    @Override
    public void handle(HttpServletRequest request, HttpServletResponse response, AccessDeniedException why)
            throws IOException {
        if (why instanceof CsrfException && !isSignedIn()) {
            show(request, response, true);
        } else {
            response.sendError(HttpStatus.FORBIDDEN.value());
        }
    }

    void show(HttpServletRequest request, HttpServletResponse response, boolean ranOut) throws IOException {
        String kept = words.keep(request).map(name -> "&" + KEPT + "=" + name).orElse("");
        String parameters = (ranOut ? "&expired" : "") + WantedPage.asParameter(request) + kept;
        String page = parameters.isEmpty() ? "/sign-in" : "/sign-in?" + parameters.substring(1);
        if (request.getHeader("HX-Request") != null) {
            response.setHeader("HX-Redirect", page);
            response.setStatus(HttpStatus.UNAUTHORIZED.value());
        } else {
            response.sendRedirect(page);
        }
    }

    private static boolean isSignedIn() {
        Authentication visitor = SecurityContextHolder.getContext().getAuthentication();
        return visitor != null && visitor.isAuthenticated() && !(visitor instanceof AnonymousAuthenticationToken);
    }

    private static boolean ranOut(HttpServletRequest request) {
        return request.getRequestedSessionId() != null && !request.isRequestedSessionIdValid();
    }
}
