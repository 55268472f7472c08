package dev.syncline.xurrent;

import static org.assertj.core.api.Assertions.assertThat;

import dev.syncline.xurrent.simulator.XurrentSimulator;
import java.net.http.HttpResponse;
import java.time.Clock;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

/** The simulated account refuses what Xurrent refuses, whoever asks, in the API's own forms. */
class XurrentRefusalsTest {

    private final XurrentSimulator simulator = new XurrentSimulator(Clock.systemUTC());
    private final OtherProgram program = new OtherProgram(simulator);
    private String number = "";

    @BeforeEach
    void someRequest() {
        number = simulator.create("Printer on fire", "It burns", "incident", "high");
    }

    @AfterEach
    void stop() {
        simulator.close();
    }

    @ParameterizedTest
    @CsvSource({"category: catastrophe", "impact: extreme", "status: nearly_done", "completionReason: because"})
    void aValueThatAListDoesNotHaveIsNoQuery(String value) {
        JsonNode answer = program.ask(
                "mutation { requestCreate(input: {subject: \"x\", %s}) { request { id } } }".formatted(value));

        assertThat(answer.path("errors").path(0).path("message").asString()).contains(value.replaceFirst(".*: ", ""));
        assertThat(answer.path("data").path("requestCreate").isObject()).isFalse();
    }

    @Test
    void aStatusThatOnlyOldRequestsHaveIsNotSet() {
        assertThat(refused("category: rfc, status: change_pending")).isEqualTo("status");
    }

    @Test
    void aMemberWithoutATeamIsRefusedOnCreateToo() {
        String person = program.ask("{ me { id } }").findValue("id").asString();

        assertThat(refused("category: rfc, memberId: \"%s\"".formatted(person))).isEqualTo("memberId");
    }

    @Test
    void aNoteThatIsTooLongIsRefusedOnCreateToo() {
        assertThat(refused("category: rfc, note: \"%s\"".formatted("x".repeat(65_537))))
                .isEqualTo("note");
    }

    @ParameterizedTest
    @CsvSource({"group, 9, false", "Colour, red, false", "group, 4, true", "Floor, anything, true"})
    void aCustomFieldIsOneOfTheUiExtensionAndItsValueOneOfTheOptions(String id, String value, boolean taken) {
        String template = program.ask("{ requestTemplates(first: 1) { nodes { id } } }")
                .findValue("id")
                .asString();

        String wrong = refused(
                "templateId: \"%s\", customFields: [{id: \"%s\", value: \"%s\"}]".formatted(template, id, value));

        assertThat(wrong).isEqualTo(taken ? "" : "customFields");
    }

    @Test
    void withoutATemplateThereAreNoCustomFields() {
        assertThat(refused("category: rfc, customFields: [{id: \"group\", value: \"4\"}]"))
                .isEqualTo("customFields");
    }

    @Test
    void aConnectionNeedsToSayHowManyItWants() {
        assertThat(program.ask("{ requests { nodes { id } } }").path("errors")).isNotEmpty();
        assertThat(program.ask("{ requests(first: 101) { nodes { id } } }").path("errors"))
                .isNotEmpty();
    }

    @Test
    void restKnowsARequestByNumberAndByNodeIdAndSaysWhatIsNotThere() {
        HttpResponse<String> found = program.get("/v1/requests/" + number);
        String nodeId = OtherProgram.json(found).path("nodeID").asString();

        assertThat(program.get("/v1/requests/" + nodeId).body()).isEqualTo(found.body());
        for (String path : new String[] {"/v1/requests/1", "/v1/nothing", "/v1/requests/" + number + "/nothing"}) {
            HttpResponse<String> missing = program.get(path);
            assertThat(missing.statusCode()).as(path).isEqualTo(404);
            assertThat(missing.body()).contains("\"message\":\"Not Found\"", "documentation_url");
        }
    }

    @Test
    void restSpeaksJsonOnly() {
        assertThat(program.send("PATCH", "/v1/requests/" + number, "no json").statusCode())
                .isEqualTo(400);

        HttpResponse<String> answer = program.with("Accept", "text/html").get("/v1/requests/" + number);

        assertThat(answer.statusCode()).isEqualTo(406);
        assertThat(OtherProgram.json(answer).path("message").asString()).isEqualTo("Not Acceptable");
    }

    @Test
    void restNamesEveryFieldThatItRefuses() {
        HttpResponse<String> answer =
                program.send("PATCH", "/v1/requests/" + number, "{\"subject\":\"\",\"completion_reason\":\"solved\"}");
        assertThat(answer.statusCode()).isEqualTo(422);
        assertThat(answer.body())
                .contains("\"message\":\"Validation Failed\"", "\"errors\":[[\"subject\",\"can't be blank\"]]");
        assertThat(program.send("PATCH", "/v1/requests/" + number, "{\"status\":\"nearly_done\"}")
                        .body())
                .contains("[[\"status\",\"is not included in the list\"]]");

        assertThat(program.send("PATCH", "/v1/requests/" + number, "{\"status\":\"accepted\"}")
                        .body())
                .contains("\"status\":\"accepted\"");
        assertThat(program.send("POST", "/v1/requests/" + number + "/notes", "{\"text\":\"Seen\"}")
                        .statusCode())
                .isEqualTo(201);
        assertThat(program.get("/v1/requests/" + number + "/notes").body()).contains("\"text\":\"Seen\"");
    }

    /** The field of the one error that a create with this input brings; empty where it is taken. */
    private String refused(String input) {
        JsonNode payload = program.ask(
                        "mutation { requestCreate(input: {subject: \"x\", %s}) { errors { path message } request { id } } }"
                                .formatted(input))
                .path("data")
                .path("requestCreate");
        assertThat(payload.path("request").isObject())
                .isEqualTo(payload.path("errors").isEmpty());
        return payload.path("errors").path(0).path("path").path(0).asString("");
    }
}
