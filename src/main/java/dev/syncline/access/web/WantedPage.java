package dev.syncline.access.web;

import jakarta.servlet.http.HttpServletRequest;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The page of this console that somebody wanted when they had to sign in first. */
final class WantedPage {

    static final String PARAMETER = "wanted";

    private WantedPage() {}

    /** What to add to the query of the sign-in page, beginning with {@code &}; empty for the front page. */
    static String asParameter(HttpServletRequest request) {
        return of(request)
                .filter(page -> !page.equals("/"))
                .map(page -> "&" + PARAMETER + "=" + URLEncoder.encode(page, StandardCharsets.UTF_8))
                .orElse("");
    }

    /** Only a path of this very node is a page one can be sent to. */
    static Optional<String> checked(@Nullable String path) {
        return Optional.ofNullable(path)
                .filter(text -> text.startsWith("/") && !text.startsWith("//"))
                .filter(text -> text.chars().allMatch(c -> c > ' ' && c < 127 && c != '\\'))
                .filter(text -> !text.startsWith("/sign-") && !text.startsWith("/error"));
    }

    private static Optional<String> of(HttpServletRequest request) {
        String wanted = request.getParameter(PARAMETER);
        if (wanted != null) {
            return checked(wanted);
        }
        if (request.getHeader("HX-Request") != null) {
            return pageOf(request.getHeader("HX-Current-URL"), request);
        }
        if (!request.getMethod().equals("GET")) {
            return pageOf(request.getHeader("Referer"), request);
        }
        String query = request.getQueryString() == null ? "" : "?" + request.getQueryString();
        return checked(request.getRequestURI() + query);
    }

    /** The page a form was sent from, asking for no parameter. */
    static Optional<String> cameFrom(HttpServletRequest request) {
        return pageOf(request.getHeader("Referer"), request);
    }

    private static Optional<String> pageOf(@Nullable String address, HttpServletRequest request) {
        if (address == null) {
            return Optional.empty();
        }
        try {
            URI page = new URI(address);
            boolean ours = String.valueOf(page.getAuthority()).equalsIgnoreCase(request.getHeader("Host"));
            String query = page.getRawQuery() == null ? "" : "?" + page.getRawQuery();
            return ours ? checked(page.getRawPath() + query) : Optional.empty();
        } catch (URISyntaxException e) {
            return Optional.empty();
        }
    }
}
