package dev.syncline.access.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.user;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.request;

import dev.syncline.access.ApiTokens;
import dev.syncline.testing.OnH2;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.health.actuate.endpoint.HealthEndpointGroups;
import org.springframework.boot.webmvc.test.autoconfigure.AutoConfigureMockMvc;
import org.springframework.http.HttpMethod;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.filter.FormContentFilter;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/** Every route of the node stands behind one of three doors. */
@OnH2
@AutoConfigureMockMvc
class DoorsTest {

    private static final Set<String> OPEN = Set.of("/sign-in", "/setup", "/error");
    /** What programs may call, for everybody to read. */
    private static final String PUBLISHED = "/api/v1/openapi.json";

    private static final List<String> STATELESS = List.of("/peer/", "/.well-known/", "/hooks/", "/api/", "/desk/api/");

    @Autowired
    MockMvc mvc;

    @Autowired
    @Qualifier("requestMappingHandlerMapping")
    RequestMappingHandlerMapping routes;

    @Autowired
    ApiTokens tokens;

    @Autowired
    JdbcClient database;

    @Autowired
    HealthEndpointGroups probes;

    @Autowired
    ObjectProvider<FormContentFilter> formReaders;

    /** One method at one path. */
    private record Route(HttpMethod method, String path) {

        boolean isOfTheConsole() {
            return STATELESS.stream().noneMatch(path::startsWith);
        }

        boolean changesState() {
            return !Set.of(HttpMethod.GET, HttpMethod.HEAD, HttpMethod.OPTIONS).contains(method);
        }

        MockHttpServletRequestBuilder asRequest() {
            return request(
                    method, path.replaceAll("\\{[^}]*}", UUID.randomUUID().toString()));
        }
    }

    @Test
    void refusesEveryChangeOfTheConsoleWithoutAFormToken() {
        List<Route> changes = routes().filter(Route::isOfTheConsole)
                .filter(Route::changesState)
                .toList();

        assertThat(changes).isNotEmpty();
        assertThat(changes)
                .allSatisfy(route -> assertThat(
                                answer(route.asRequest().with(user("alma").roles("ADMINISTRATOR")))
                                        .getStatus())
                        .isEqualTo(403));
    }

    @Test
    void sendsEverybodyWithoutASessionToTheSignInPage() {
        List<Route> pages = routes().filter(Route::isOfTheConsole)
                .filter(route -> !route.changesState() && !OPEN.contains(route.path()))
                .toList();

        assertThat(pages)
                .allSatisfy(route ->
                        assertThat(answer(route.asRequest()).getRedirectedUrl()).startsWith("/sign-in"));
        assertThat(answer(get("/whatever/does/not/exist")).getRedirectedUrl()).startsWith("/sign-in");
    }

    @Test
    void readsNoFormWithFilesOfAStranger() {
        for (String path : List.of("/sign-in", "/setup", "/error", "/desk/tickets/DESK-1/files", "/nowhere")) {
            assertThat(answer(post(path).contentType("multipart/form-data; boundary=x"))
                            .getStatus())
                    .as(path)
                    .isEqualTo(401);
        }
        for (String path : List.of("/peer/v1/envelopes", "/peer/v1/invitations/redeem", "/peer/nowhere")) {
            assertThat(answer(post(path).contentType("Multipart/form-data; boundary=x"))
                            .getStatus())
                    .as(path)
                    .isEqualTo(415);
        }
    }

    @Test
    void readsNoFormBeforeTheDoors() {
        assertThat(formReaders.stream()).isEmpty();
    }

    @Test
    void asksProgramsForAToken() {
        List<Route> calls = routes().filter(route ->
                        route.path().startsWith("/api/") || route.path().startsWith("/desk/api/"))
                .filter(route -> !route.path().equals(PUBLISHED))
                .toList();

        assertThat(calls)
                .allSatisfy(route ->
                        assertThat(answer(route.asRequest()).getStatus()).isEqualTo(401));
        assertThat(answer(get("/api/whatever")).getHeader("WWW-Authenticate")).startsWith("Bearer");
        assertThat(answer(get("/api/whatever").header("Authorization", "Bearer syncline_api_wrong"))
                        .getStatus())
                .isEqualTo(401);
    }

    @Test
    void tellsProgramsWithoutAGoodTokenWhatHappenedAndWhereToMakeOne() throws Exception {
        MockHttpServletResponse none = answer(get("/api/v1/dashboard"));
        assertThat(none.getContentType()).isEqualTo("application/problem+json");
        assertThat(none.getContentAsString(StandardCharsets.UTF_8))
                .contains(
                        "\"title\":\"Unauthorized\"",
                        "\"status\":401",
                        "none came along",
                        "Make one with the scope READ in the console under Users");
        MockHttpServletResponse wrong =
                answer(post("/api/v1/errors/7/retry").header("Authorization", "Bearer syncline_api_wrong"));
        assertThat(wrong.getHeader("WWW-Authenticate")).contains("invalid_token");
        assertThat(wrong.getContentAsString(StandardCharsets.UTF_8))
                .contains("does not know the API token", "the scope OPERATE")
                .doesNotContain("syncline_api_wrong");
    }

    @Test
    void letsProgramsInWithATokenAndGivesThemNoSession() {
        MockHttpServletResponse response =
                answer(get("/api/whatever").header("Authorization", "Bearer " + tokens.make("test")));

        assertThat(response.getStatus()).isEqualTo(404);
        assertThat(response.getCookies()).isEmpty();
    }

    @Test
    void tellsProgramsWhoseTokenExpired() throws Exception {
        String token = tokens.make("old export");
        database.sql("update api_token set expires = created where name = 'old export'")
                .update();
        MockHttpServletResponse response = answer(get("/api/whatever").header("Authorization", "Bearer " + token));

        assertThat(response.getStatus()).isEqualTo(401);
        assertThat(response.getHeader("WWW-Authenticate")).contains("expired");
        assertThat(response.getContentType()).isEqualTo("application/problem+json");
        assertThat(response.getContentAsString(StandardCharsets.UTF_8))
                .contains("\"status\":401", "\"detail\":\"The API token “old export” expired on ");
    }

    @Test
    void leavesOtherNodesToTheirSignatures() {
        assertThat(answer(get("/peer/v1/whatever")).getStatus()).isEqualTo(404);
        assertThat(answer(post("/peer/v1/whatever")).getStatus()).isNotIn(302, 401, 403);
        assertThat(answer(get("/.well-known/syncline")).getStatus()).isNotIn(302, 401, 403);
        assertThat(answer(post("/hooks/nothing")).getStatus()).isEqualTo(404);
    }

    @Test
    void refusesBodiesOfOtherNodesThatAreTooLargeOrCompressed() {
        byte[] tooLarge = new byte[BodyLimit.BYTES + 1];

        assertThat(answer(post("/peer/v1/whatever").content(tooLarge)).getStatus())
                .isEqualTo(413);
        assertThat(answer(post("/peer/v1/whatever").header("Content-Encoding", "gzip"))
                        .getStatus())
                .isEqualTo(415);
    }

    @Test
    void answersAHealthCheckWithoutASession() {
        assertThat(answer(get("/actuator/health")).getStatus()).isEqualTo(200);
        assertThat(answer(get("/actuator/env")).getRedirectedUrl()).startsWith("/sign-in");
    }

    @Test
    void tellsHowTheNodeIsInDetailToAdministratorsOnly() {
        assertThat(content(answer(get("/actuator/health")))).contains("\"UP\"").doesNotContain("components", "details");
        assertThat(content(answer(get("/actuator/health").with(user("alma").roles("ADMINISTRATOR")))))
                .contains(
                        "\"node\":{\"details\":{\"waiting\":", "\"db\":", "\"diskSpace\":", "\"threshold\":268435456");
        for (String probe : List.of("liveness", "readiness")) {
            assertThat(content(answer(get("/actuator/health/" + probe)))).isEqualTo("{\"status\":\"UP\"}");
            assertThat(Stream.of("node", "db", "diskSpace").filter(Objects.requireNonNull(probes.get(probe))::isMember))
                    .as("what waits, or a full disk, starts no container again")
                    .isEmpty();
        }
    }

    @Test
    void keepsPagesStrict() {
        MockHttpServletResponse page = answer(get("/sign-in"));
        String policy = String.valueOf(page.getHeader("Content-Security-Policy"));
        String nonce = policy.replaceFirst(".*script-src 'nonce-([^']+)'.*", "$1");

        assertThat(policy)
                .startsWith("default-src 'none'; script-src 'nonce-")
                .contains("frame-ancestors 'none'", "base-uri 'none'", "form-action 'self'")
                .doesNotContain("unsafe");
        assertThat(content(page)).contains("nonce=\"" + nonce + "\"").doesNotContain("style=");
        assertThat(answer(get("/sign-in")).getHeader("Content-Security-Policy")).isNotEqualTo(policy);
        assertThat(page.getHeader("Cache-Control")).contains("no-store");
        assertThat(page.getHeader("X-Content-Type-Options")).isEqualTo("nosniff");
        assertThat(page.getHeader("Referrer-Policy")).isEqualTo("same-origin");
        assertThat(page.getHeader("Cross-Origin-Opener-Policy")).isEqualTo("same-origin");
        assertThat(page.getHeader("Cross-Origin-Resource-Policy")).isEqualTo("same-origin");
        assertThat(page.getHeader("Strict-Transport-Security")).isNull();
        assertThat(answer(get("/sign-in").secure(true)).getHeader("Strict-Transport-Security"))
                .isEqualTo("max-age=31536000");
    }

    private Stream<Route> routes() {
        return routes.getHandlerMethods().keySet().stream()
                .flatMap(mapping -> mapping.getPatternValues().stream()
                        .flatMap(path -> methods(mapping.getMethodsCondition().getMethods())
                                .map(method -> new Route(method, path))));
    }

    private static Stream<HttpMethod> methods(Set<RequestMethod> declared) {
        return declared.isEmpty()
                ? Stream.of(HttpMethod.GET, HttpMethod.POST)
                : declared.stream().map(RequestMethod::asHttpMethod);
    }

    private MockHttpServletResponse answer(MockHttpServletRequestBuilder request) {
        try {
            return mvc.perform(request).andReturn().getResponse();
        } catch (Exception e) {
            throw new AssertionError(e);
        }
    }

    private static String content(MockHttpServletResponse response) {
        try {
            return response.getContentAsString();
        } catch (java.io.UnsupportedEncodingException e) {
            throw new AssertionError(e);
        }
    }
}
