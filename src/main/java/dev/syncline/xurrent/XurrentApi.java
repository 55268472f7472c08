package dev.syncline.xurrent;

import dev.syncline.connector.RateBudget;
import dev.syncline.connector.TrackerFailure;
import dev.syncline.connector.TrackerFailure.Kind;
import dev.syncline.connector.TrackerSettings;
import dev.syncline.connector.http.Body;
import dev.syncline.connector.http.Credentials;
import dev.syncline.connector.http.ErrorReader;
import dev.syncline.connector.http.RateHeaders;
import dev.syncline.connector.http.RenewedToken;
import dev.syncline.connector.http.TrackerAnswer;
import dev.syncline.connector.http.TrackerCall;
import dev.syncline.connector.http.TrackerHttp;
import dev.syncline.connector.http.TrackerLines;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiPredicate;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import tools.jackson.databind.JsonNode;

/**
 * The lines to one Xurrent account: GraphQL, REST, and the addresses that files are kept at.
 *
 * @see <a href="https://developer.xurrent.com/v1/">headers, limits, errors</a>
 */
final class XurrentApi {

    /** Xurrent takes 20 in 2 s for each user; some arrive closer together than they left. Most are GraphQL. */
    private static final int IN_TWO_SECONDS = 17;

    private static final Duration BURST = Duration.ofSeconds(2);

    private final Addresses addresses;
    private final Clock clock;
    private final TrackerHttp graphql;
    private final TrackerHttp rest;
    private final TrackerHttp oauth;
    private final TrackerHttp files;
    private final TrackerHttp pages;
    private final TrackerLines lines;

    XurrentApi(Addresses addresses, TrackerSettings settings, TrackerLines lines, int factor) {
        this.addresses = addresses;
        this.clock = lines.clock();
        this.lines = lines;
        this.oauth = lines.to(addresses.oauth());
        Credentials token = new RenewedToken(() -> fetch(settings), clock);
        Credentials personal = headers -> headers.setBearerAuth(settings.need("token"));
        Credentials proof = new Credentials() {
            @Override
            public void apply(HttpHeaders headers) {
                way().apply(headers);
                headers.set("X-Xurrent-Account", addresses.account());
                headers.set("X-4me-Account", addresses.account());
            }

            @Override
            public boolean renew(HttpHeaders refused) {
                return way().renew(refused);
            }

            private Credentials way() {
                return SignIn.of(settings) == SignIn.TOKEN ? personal : token;
            }
        };
        ErrorReader refusals = answer -> answer.status() == HttpStatus.TOO_MANY_REQUESTS.value()
                ? tooMany(answer, clock.instant())
                : SignIn.of(settings).explain(answer);
        this.graphql = lines.to(addresses.graphql())
                .with(proof)
                .explaining(refusals)
                .learning(XurrentApi::rates)
                .atMost((IN_TWO_SECONDS - 4) * factor, BURST);
        this.rest = lines.to(addresses.rest())
                .with(proof)
                .explaining(refusals)
                .learning(XurrentApi::rates)
                .atMost(4 * factor, BURST);
        this.files = lines.to(addresses.rest()).with(proof);
        this.pages = lines.to(addresses.pages());
        this.oauth.with(proof);
    }

    Addresses addresses() {
        return addresses;
    }

    Instant now() {
        return clock.instant();
    }

    /** Line for raw calls of rules. */
    TrackerHttp rest() {
        return rest;
    }

    /** Line for uploads and expiring links, whose addresses Xurrent names; its limits do not count there. */
    TrackerHttp files() {
        return files;
    }

    /** Line to the account's own pages. */
    TrackerHttp pages() {
        return pages;
    }

    TrackerHttp elsewhere(URI address) {
        return lines.to(address);
    }

    List<RateBudget> budgets() {
        List<RateBudget> all = new ArrayList<>(graphql.budgets());
        rest.budgets()
                .forEach(each -> all.removeIf(
                        known -> known.name().equals(each.name()) && known.remaining() >= each.remaining()));
        rest.budgets().stream()
                .filter(each -> all.stream().noneMatch(known -> known.name().equals(each.name())))
                .forEach(all::add);
        return all;
    }

    /** Asks something that changes nothing; gives what is below {@code data}, whole or not at all. */
    JsonNode ask(String document, Map<String, ?> variables) {
        return send(document, variables, false, (data, path) -> false);
    }

    /**
     * Asks for something of which parts may be missing.
     *
     * @param spared whether these data serve without the part of this path, for which Xurrent told an error
     */
    JsonNode ask(String document, Map<String, ?> variables, BiPredicate<JsonNode, List<String>> spared) {
        return send(document, variables, false, spared);
    }

    /**
     * Changes something.
     *
     * @return the payload of the one mutation in the document; its errors are thrown as VALIDATION or NOT_FOUND, a refusal
     *     as FORBIDDEN, and a payload that is incomplete, after which the change is made, as OUTCOME_UNKNOWN
     */
    JsonNode change(String document, String mutation, Map<String, ?> input, ErrorNames names) {
        JsonNode payload = send(document, Map.of("input", input), true, (data, path) -> isRefused(data.path(mutation)))
                .path(mutation);
        if (isRefused(payload)) {
            throw names.failure(payload.path("errors"));
        }
        return payload;
    }

    private static boolean isRefused(JsonNode payload) {
        return !payload.path("errors").isEmpty();
    }

    /** Scopes of the token, lower case; empty when nobody tells. */
    Optional<List<String>> scopes() {
        TrackerAnswer answer = oauth.send(TrackerCall.get("/introspect").accepting(400, 401, 403, 404, 405));
        JsonNode scopes = answer.jsonIfAny().path("scopes");
        if (answer.status() != 200 || !scopes.isArray()) {
            return Optional.empty();
        }
        List<String> all = new ArrayList<>();
        scopes.forEach(scope -> all.add(scope.asString("").toLowerCase(java.util.Locale.ROOT)));
        return Optional.of(all);
    }

    private JsonNode send(
            String document, Map<String, ?> variables, boolean write, BiPredicate<JsonNode, List<String>> spared) {
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("query", Documents.query(document));
        body.put("variables", variables);
        TrackerCall call = TrackerCall.post("/", Body.json(body));
        TrackerAnswer answer = graphql.send(write ? call : call.reading());
        JsonNode json = answer.json();
        JsonNode data = json.path("data");
        Optional<JsonNode> error = json.path("errors")
                .valueStream()
                .filter(each -> !spared.test(data, AnswerErrors.path(each)))
                .findFirst();
        if (error.isPresent()) {
            Instant now = clock.instant();
            throw AnswerErrors.failure(error.get(), rates(answer.headers(), now), now, write);
        }
        if (!data.isObject()) {
            throw new TrackerFailure(
                    Kind.CONTRACT_DRIFT,
                    "Xurrent's GraphQL address answered with something else. Check the domain and the account.");
        }
        return data;
    }

    /** Client credentials, form-encoded, good for about an hour. */
    private RenewedToken.Token fetch(TrackerSettings settings) {
        if (settings.get("clientId").isEmpty()) {
            throw new TrackerFailure(
                    Kind.AUTH_REVOKED,
                    "No credentials are entered. Enter a personal access token, or client ID and secret, under General"
                            + " settings, Tracker.");
        }
        Map<String, String> form = new LinkedHashMap<>();
        form.put("client_id", settings.need("clientId"));
        form.put("client_secret", settings.need("clientSecret"));
        form.put("grant_type", "client_credentials");
        TrackerAnswer answer = oauth.send(TrackerCall.post("/token", Body.form(form))
                .reading()
                .withoutCredentials()
                .accepting(400, 401, 403));
        JsonNode json = answer.jsonIfAny();
        String token = json.path("access_token").asString("");
        if (answer.status() != 200 || token.isEmpty()) {
            throw new TrackerFailure(
                    Kind.AUTH_REVOKED,
                    "Xurrent's OAuth address takes neither client ID nor secret of the OAuth application (%d %s). Check both, that '%s' is the domain of the account's region, and that the application is not disabled, and enter them anew under General settings, Tracker."
                            .formatted(answer.status(), json.path("error").asString(""), addresses.domain()));
        }
        long seconds = json.path("expires_in").asLong(3600);
        return new RenewedToken.Token(token, clock.instant().plusSeconds(seconds));
    }

    /** Which of the limits a call ran into; null where the answer does not show it. */
    private static @Nullable TrackerFailure tooMany(TrackerAnswer answer, Instant now) {
        Optional<Duration> wait = RateHeaders.retryAfter(answer.headers(), now);
        Optional<RateBudget> used = AnswerErrors.usedUp(rates(answer.headers(), now), now);
        if (used.isPresent()) {
            return AnswerErrors.limit(
                    used.get(), wait.orElse(Duration.between(now, used.get().until())));
        }
        return wait.filter(time -> time.compareTo(BURST) <= 0)
                .map(time -> TrackerFailure.ofRate(
                        "Xurrent takes at most 20 calls in 2 s of one user, and more came. It takes none for %d s; this one goes out then."
                                .formatted(time.toSeconds()),
                        time))
                .orElse(null);
    }

    private static List<RateBudget> rates(HttpHeaders headers, Instant now) {
        List<RateBudget> found = new ArrayList<>();
        RateHeaders.usual(
                        headers,
                        "calls per hour",
                        "x-ratelimit-limit",
                        "x-ratelimit-remaining",
                        "x-ratelimit-reset",
                        now)
                .ifPresent(found::add);
        RateHeaders.usual(
                        headers,
                        "GraphQL cost per hour",
                        "x-costlimit-limit",
                        "x-costlimit-remaining",
                        "x-costlimit-reset",
                        now)
                .ifPresent(found::add);
        return found;
    }

    /** Text of a part, empty where it is missing or null. */
    static String text(JsonNode node, String name) {
        return Optional.ofNullable(textOrNull(node, name)).orElse("");
    }

    static @Nullable String textOrNull(JsonNode node, String name) {
        JsonNode value = node.path(name);
        return value.isMissingNode() || value.isNull() ? null : value.asString("");
    }
}
