package dev.syncline.salesforce;

import dev.syncline.connector.RateBudget;
import dev.syncline.connector.TrackerFailure;
import dev.syncline.connector.TrackerFailure.Kind;
import dev.syncline.connector.TrackerSettings;
import dev.syncline.connector.http.TrackerAnswer;
import dev.syncline.connector.http.TrackerCall;
import dev.syncline.connector.http.TrackerHttp;
import dev.syncline.connector.http.TrackerLines;
import dev.syncline.salesforce.pubsub.PassDesk;
import java.net.URI;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * The line to one org's REST API, at a version that stays the same.
 *
 * @see <a href="https://developer.salesforce.com/docs/atlas.en-us.api_rest.meta/api_rest/">REST API</a>
 */
final class SalesforceApi {

    private final TrackerSettings settings;
    private final TrackerLines lines;
    private final URI address;
    private final SignIn signIn;
    private final Clock clock;
    private @Nullable TrackerHttp line;
    private @Nullable String version;

    SalesforceApi(TrackerSettings settings, TrackerLines lines) {
        this.settings = settings;
        this.lines = lines;
        this.address = OrgAddress.of(settings, lines);
        this.signIn = new SignIn(settings, address, lines);
        this.clock = lines.clock();
    }

    Session session() {
        return signIn.session();
    }

    /** The same session for what is no REST. */
    PassDesk passes() {
        return signIn;
    }

    /** The address that was entered; calls nobody. */
    URI address() {
        return address;
    }

    Instant now() {
        return clock.instant();
    }

    List<RateBudget> budgets() {
        TrackerHttp known = known();
        return known == null ? List.of() : known.budgets();
    }

    private synchronized @Nullable TrackerHttp known() {
        return line;
    }

    /** To where the token's address said that the org answers. */
    synchronized TrackerHttp line() {
        TrackerHttp known = line;
        if (known == null) {
            known = lines.to(signIn.session().instance())
                    .with(signIn)
                    .learning(ApiLimits::read)
                    .explaining(Refusals::read);
            line = known;
        }
        return known;
    }

    /** A path below the version's root. */
    String path(String rest) {
        return "/services/data/v" + version() + rest;
    }

    /** Such as 67.0: what was entered or kept, or else the newest that both sides know, kept from now on. */
    synchronized String version() {
        String known = version;
        if (known == null) {
            known = settings.get("apiVersion").map(ApiVersions::normal).orElseGet(this::discover);
            version = known;
        }
        return known;
    }

    private String discover() {
        TrackerAnswer answer = line().send(
                        TrackerCall.get("/services/data").withoutCredentials().accepting(404));
        String found = ApiVersions.choose(answer.jsonIfAny(), address);
        if (settings.canReplace()) {
            settings.replace("apiVersion", found);
        }
        return found;
    }

    Composite composite() {
        return new Composite(this);
    }

    JsonNode get(String path) {
        return line().send(TrackerCall.get(path(path))).json();
    }

    /** What is at a path; empty when nothing is. */
    Optional<JsonNode> find(String path) {
        try {
            return Optional.of(get(path));
        } catch (TrackerFailure failure) {
            if (failure.kind() != Kind.NOT_FOUND) {
                throw failure;
            }
            return Optional.empty();
        }
    }

    /** All rows of a query. */
    List<JsonNode> query(String soql) {
        return records(get("/query?q=" + Soql.encoded(soql)));
    }

    /** All rows of a query, deleted ones among them. */
    List<JsonNode> queryAll(String soql) {
        return records(get("/queryAll?q=" + Soql.encoded(soql)));
    }

    /** The rows of a query's answer and of the pages behind it. */
    List<JsonNode> records(JsonNode answer) {
        List<JsonNode> records = new ArrayList<>();
        JsonNode page = answer;
        page.path("records").forEach(records::add);
        while (!page.path("nextRecordsUrl").asString("").isEmpty()) {
            page = line().send(TrackerCall.get(page.path("nextRecordsUrl").asString("")))
                    .json();
            page.path("records").forEach(records::add);
        }
        return records;
    }
}
