package dev.syncline.salesforce;

import dev.syncline.connector.Connector;
import dev.syncline.connector.TrackerSettings;
import dev.syncline.connector.http.TrackerLines;
import dev.syncline.outbound.OutboundForTests;
import dev.syncline.salesforce.simulator.SalesforceSimulator;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Clock;
import java.util.Map;
import tools.jackson.databind.json.JsonMapper;

/** A connector to a simulated org, for tests elsewhere. */
public final class SalesforceForTests {

    private SalesforceForTests() {}

    /** Of people, who use another program than the node does. */
    public static Connector ofPeople(SalesforceSimulator simulator) {
        return new SalesforceConnector(
                new TrackerSettings(simulator.keySettings()),
                new TrackerLines(OutboundForTests.loopback(), Clock.systemUTC()));
    }

    /** What proves to the org who calls, for clients of other makers and for none. */
    static String token(SalesforceSimulator simulator) throws IOException, InterruptedException {
        Map<String, String> settings = simulator.settings();
        String form = "grant_type=client_credentials&client_id=%s&client_secret=%s"
                .formatted(settings.get("clientId"), settings.get("clientSecret"));
        HttpRequest request = HttpRequest.newBuilder(URI.create(simulator.address() + "/services/oauth2/token"))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString(form))
                .build();
        String answer = HttpClient.newHttpClient()
                .send(request, HttpResponse.BodyHandlers.ofString())
                .body();
        return new JsonMapper().readTree(answer).path("access_token").asString("");
    }
}
