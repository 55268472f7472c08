package dev.syncline.access.web;

import dev.syncline.access.ApiTokens;
import dev.syncline.access.Scope;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Optional;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.authority.AuthorityUtils;
import org.springframework.security.core.context.SecurityContext;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.web.authentication.preauth.PreAuthenticatedAuthenticationToken;
import org.springframework.web.filter.OncePerRequestFilter;

/** Lets in whoever brings an API token as {@code Authorization: Bearer syncline_api_...}. */
final class BearerTokens extends OncePerRequestFilter {

    private static final String SCHEME = "Bearer ";

    private final ApiTokens tokens;

    BearerTokens(ApiTokens tokens) {
        this.tokens = tokens;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        Optional<String> brought = brought(request);
        Optional<ApiTokens.Good> good = brought.flatMap(tokens::recognise);
        Optional<String> expired = good.isPresent() ? Optional.empty() : brought.flatMap(tokens::expired);
        if (expired.isPresent()) {
            refuse(response, expired.get());
            return;
        }
        good.ifPresent(token -> {
            SecurityContext context = SecurityContextHolder.createEmptyContext();
            context.setAuthentication(bearer(token));
            SecurityContextHolder.setContext(context);
        });
        chain.doFilter(request, response);
    }

    /** Only who holds the token learns that it was good once. */
    private static void refuse(HttpServletResponse response, String sentence) throws IOException {
        ProblemBody.write(
                response,
                HttpStatus.UNAUTHORIZED,
                ", error=\"invalid_token\", error_description=\"expired\"",
                sentence);
    }

    /** The token that a request brings, good or not. */
    static Optional<String> brought(HttpServletRequest request) {
        return Optional.ofNullable(request.getHeader("Authorization"))
                .filter(header -> header.regionMatches(true, 0, SCHEME, 0, SCHEME.length()))
                .map(header -> header.substring(SCHEME.length()).strip());
    }

    private static Authentication bearer(ApiTokens.Good token) {
        return new PreAuthenticatedAuthenticationToken(
                "API token " + token.name(),
                "",
                AuthorityUtils.createAuthorityList(
                        token.scopes().stream().map(Scope::authority).toList()));
    }
}
