package dev.syncline.salesforce;

import static org.assertj.core.api.Assertions.assertThat;

import dev.syncline.salesforce.simulator.SalesforceSimulator;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.time.Clock;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.json.JsonMapper;

/** The simulator takes as many records in one call as an org does, and refuses more whole. */
class CollectionsTest {

    private static final JsonMapper JSON = new JsonMapper();
    private static final int MOST_WRITTEN = 200;
    private static final int MOST_READ = 2_000;

    private final SalesforceSimulator simulator = new SalesforceSimulator(Clock.systemUTC());

    @AfterEach
    void stop() {
        simulator.close();
    }

    @Test
    void twoHundredRecordsAreWrittenInOneCall() throws IOException, InterruptedException {
        HttpResponse<String> answer = send("POST", "", JSON.writeValueAsString(cases(MOST_WRITTEN)));

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(simulator.count("Case")).isEqualTo(MOST_WRITTEN);
    }

    @ParameterizedTest
    @ValueSource(strings = {"POST", "PATCH"})
    void oneRecordMoreIsRefusedAndNothingIsWritten(String method) throws IOException, InterruptedException {
        refused(send(method, "", JSON.writeValueAsString(cases(MOST_WRITTEN + 1))), MOST_WRITTEN);

        assertThat(simulator.count("Case")).isZero();
    }

    @Test
    void oneRecordMoreIsDeletedNeither() throws IOException, InterruptedException {
        String id = simulator.create("Printer on fire", "It burns", "High");

        refused(send("DELETE", "?ids=" + ids(id, MOST_WRITTEN + 1), ""), MOST_WRITTEN);

        assertThat(simulator.count("Case")).isEqualTo(1);
    }

    @Test
    void twoThousandRecordsAreReadInOneCallAndNoneMore() throws IOException, InterruptedException {
        String id = simulator.create("Printer on fire", "It burns", "High");

        HttpResponse<String> answer = send("POST", "/Case", wanted(id, MOST_READ));
        assertThat(JSON.readTree(answer.body()).size()).isEqualTo(MOST_READ);
        refused(send("POST", "/Case", wanted(id, MOST_READ + 1)), MOST_READ);
    }

    private static void refused(HttpResponse<String> answer, int most) {
        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(JSON.readTree(answer.body()).path(0).path("errorCode").asString(""))
                .isEqualTo("EXCEEDED_MAX_SIZE");
        assertThat(answer.body()).contains("more than %d records".formatted(most), "got " + (most + 1));
    }

    private static Map<String, Object> cases(int many) {
        return Map.of(
                "records",
                IntStream.range(0, many)
                        .mapToObj(
                                number -> Map.of("attributes", Map.of("type", "Case"), "Subject", "Printer " + number))
                        .toList());
    }

    private static String wanted(String id, int many) {
        return JSON.writeValueAsString(
                Map.of("ids", Collections.nCopies(many, id), "fields", List.of("Id", "Subject")));
    }

    private static String ids(String id, int many) {
        return String.join(",", Collections.nCopies(many, id));
    }

    private HttpResponse<String> send(String method, String target, String body)
            throws IOException, InterruptedException {
        URI address = URI.create(simulator.address() + "/services/data/v67.0/composite/sobjects" + target);
        HttpRequest request = HttpRequest.newBuilder(address)
                .header("Authorization", "Bearer " + SalesforceForTests.token(simulator))
                .header("Content-Type", "application/json")
                .method(method, body.isEmpty() ? BodyPublishers.noBody() : BodyPublishers.ofString(body))
                .build();
        return HttpClient.newHttpClient().send(request, HttpResponse.BodyHandlers.ofString());
    }
}
