package dev.syncline.access.web;

import static org.springframework.security.web.servlet.util.matcher.PathPatternRequestMatcher.pathPattern;

import dev.syncline.access.Scope;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import org.springframework.http.HttpMethod;
import org.springframework.security.web.util.matcher.RequestMatcher;

/** Requests of programs, and the scope a token needs for them; of several that match the first counts. */
record NeededScope(RequestMatcher requests, Scope scope) {

    /** What is not named here. */
    static final Scope OTHERWISE = Scope.OPERATE;

    static final List<NeededScope> ALL = List.of(
            new NeededScope(pathPattern("/actuator/prometheus"), Scope.METRICS),
            new NeededScope(pathPattern("/desk/api/**"), Scope.DESK),
            new NeededScope(pathPattern(HttpMethod.GET, "/api/**"), Scope.READ),
            new NeededScope(pathPattern("/api/v1/connections/{id}/delete"), Scope.ADMINISTER),
            new NeededScope(pathPattern("/api/v1/connections/{id}/connect/*"), Scope.ADMINISTER),
            new NeededScope(pathPattern("/api/v1/triggers"), Scope.ADMINISTER),
            new NeededScope(pathPattern("/api/v1/triggers/{id}/edit"), Scope.ADMINISTER),
            new NeededScope(pathPattern("/api/v1/triggers/{id}/delete"), Scope.ADMINISTER),
            new NeededScope(pathPattern("/api/v1/notifications/**"), Scope.ADMINISTER));

    static Scope of(HttpServletRequest request) {
        return ALL.stream()
                .filter(each -> each.requests().matches(request))
                .map(NeededScope::scope)
                .findFirst()
                .orElse(OTHERWISE);
    }
}
