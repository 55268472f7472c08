package dev.syncline.access.web;

import dev.syncline.access.Accounts;
import dev.syncline.access.SignedIn;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Ends a session after 30 idle minutes, after 12 hours, and when the account was removed or got another password. A page
 * that asks for news by itself says so with the header {@code X-Syncline-Poll} and does not count as use.
 */
final class SessionLife extends OncePerRequestFilter {

    static final Duration IDLE = Duration.ofMinutes(30);
    static final Duration WHOLE = Duration.ofHours(12);
    private static final String LAST_USED = "syncline.lastUsed";
    private static final String POLL = "X-Syncline-Poll";

    private final Accounts accounts;
    private final Clock clock;
    private final WayToSignIn wayToSignIn;

    SessionLife(Accounts accounts, Clock clock, WayToSignIn wayToSignIn) {
        this.accounts = accounts;
        this.clock = clock;
        this.wayToSignIn = wayToSignIn;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        HttpSession session = request.getSession(false);
        Authentication visitor = SecurityContextHolder.getContext().getAuthentication();
        if (session == null || visitor == null || !(visitor.getPrincipal() instanceof SignedIn signedIn)) {
            chain.doFilter(request, response);
        } else if (isOver(session, signedIn)) {
            SecurityContextHolder.clearContext();
            session.invalidate();
            wayToSignIn.show(request, response, true);
        } else {
            if (request.getHeader(POLL) == null) {
                session.setAttribute(LAST_USED, clock.instant());
            }
            chain.doFilter(request, response);
        }
    }

    private boolean isOver(HttpSession session, SignedIn signedIn) {
        Instant now = clock.instant();
        Instant lastUsed = session.getAttribute(LAST_USED) instanceof Instant used ? used : signedIn.since();
        return !now.isBefore(lastUsed.plus(IDLE))
                || !now.isBefore(signedIn.since().plus(WHOLE))
                || accounts.epoch(signedIn.id()).orElse(0) != signedIn.epoch();
    }
}
