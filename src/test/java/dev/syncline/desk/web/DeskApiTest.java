package dev.syncline.desk.web;

import static org.assertj.core.api.Assertions.assertThat;

import dev.syncline.testing.OnH2;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import org.springframework.web.context.WebApplicationContext;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Programs use the desk through JSON, and are told plainly what they did wrong. */
@OnH2
class DeskApiTest {

    private static final JsonMapper JSON = JsonMapper.shared();

    @Autowired
    WebApplicationContext context;

    MockMvcTester mvc;

    @BeforeEach
    void speaksWithoutTheDoorKeeper() {
        mvc = MockMvcTester.from(context);
    }

    @Test
    void makesReadsChangesAndDeletesATicket() throws Exception {
        JsonNode made = ok(send(HttpMethod.POST, "/desk/api/tickets", """
                {"summary":"From outside","priority":"High","labels":["x"],"customFields":{"Floor":2,"Rate":1.50},
                 "reporter":{"email":"out@example.net","displayName":"Outsider"}}"""));
        String ticket = "/desk/api/tickets/" + made.get("key").asString();
        assertThat(made.get("status").asString()).isEqualTo("Open");
        assertThat(made.get("customFields").get("Floor").asInt()).isEqualTo(2);
        assertThat(made.get("reporter").get("displayName").asString()).isEqualTo("Outsider");

        JsonNode changed = ok(send(HttpMethod.PATCH, ticket, "{\"status\":\"Waiting\"}"));
        assertThat(changed.get("status").asString()).isEqualTo("Waiting");
        assertThat(changed.get("summary").asString()).isEqualTo("From outside");

        JsonNode read = ok(mvc.get()
                .uri("/desk/api/tickets/{id}", made.get("id").asString())
                .exchange());
        assertThat(read.get("key")).isEqualTo(made.get("key"));

        assertThat(mvc.delete().uri(ticket)).hasStatus(204);
        assertThat(mvc.get().uri(ticket)).hasStatus(404);
    }

    @Test
    void aRepeatedRequestWithOneKeyMakesOneTicket() throws Exception {
        String first = ok(post("{\"summary\":\"Once\"}", "key-1")).get("key").asString();
        String second = ok(post("{\"summary\":\"Once\"}", "key-1")).get("key").asString();

        assertThat(second).isEqualTo(first);
    }

    @Test
    void addsEditsAndDeletesComments() throws Exception {
        String comments = newTicket() + "/comments";
        JsonNode added =
                ok(send(HttpMethod.POST, comments, "{\"body\":\"Hello\",\"internal\":true,\"author\":\"ann\"}"));
        assertThat(added.get("author").get("username").asString()).isEqualTo("ann");
        assertThat(added.get("internal").asBoolean()).isTrue();

        String comment = comments + "/" + added.get("id").asString();
        JsonNode edited = ok(send(HttpMethod.PATCH, comment, "{\"body\":\"Hello again\"}"));
        assertThat(edited.get("body").asString()).isEqualTo("Hello again");
        assertThat(edited.get("internal").asBoolean()).isTrue();

        assertThat(mvc.delete().uri(comment)).hasStatus(204);
        assertThat(send(HttpMethod.PATCH, comment, "{\"body\":\"x\"}")).hasStatus(404);
    }

    @Test
    void takesAFileAsItsBytesAndGivesItBackSoThatNoBrowserRunsIt() throws Exception {
        String ticket = newTicket();
        byte[] content = "<script>alert(1)</script>".getBytes(StandardCharsets.UTF_8);

        JsonNode kept = ok(mvc.put()
                .uri(ticket + "/attachments?filename={name}", "../evil \u202E\u00fc\".html")
                .contentType(MediaType.TEXT_HTML)
                .content(content)
                .exchange());
        MockHttpServletResponse download = mvc.get()
                .uri(ticket + "/attachments/" + kept.get("id").asString())
                .exchange()
                .getResponse();

        assertThat(kept.get("filename").asString()).isEqualTo("evil _\u00fc_.html");
        assertThat(download.getContentAsByteArray()).isEqualTo(content);
        assertThat(download.getHeader("Content-Disposition"))
                .startsWith("attachment;")
                .contains("evil%20_%C3%BC_.html");
        assertThat(download.getHeader("X-Content-Type-Options")).isEqualTo("nosniff");
        assertThat(download.getHeader("Content-Security-Policy")).contains("sandbox");
    }

    @Test
    void refusesAFileThatIsNotAsAnnouncedOrComesAsAForm() throws Exception {
        String files = newTicket() + "/attachments?filename=a.txt";

        assertThat(problem(
                                mvc.post()
                                        .uri(files + "&sha256=00ff")
                                        .contentType(MediaType.TEXT_PLAIN)
                                        .content("x")
                                        .exchange(),
                                422)
                        .get("detail")
                        .asString())
                .contains("00ff", "Send it again");
        assertThat(problem(
                                mvc.post()
                                        .uri(files)
                                        .contentType(MediaType.MULTIPART_FORM_DATA)
                                        .content("x")
                                        .exchange(),
                                415)
                        .get("detail")
                        .asString())
                .contains("not as a form");
    }

    @Test
    void tellsWhatChangedSince() throws Exception {
        long since =
                ok(mvc.get().uri("/desk/api/changes").exchange()).get("since").asLong();
        String ticket = newTicket();

        JsonNode page = ok(mvc.get().uri("/desk/api/changes?since=" + since).exchange());

        assertThat(page.get("changes").size()).isEqualTo(1);
        assertThat(ticket).endsWith(page.get("changes").get(0).get("ticketKey").asString());
        assertThat(page.get("since").asLong()).isGreaterThan(since);
    }

    @Test
    void listsWhatAFilterAsksForPageByPage() throws Exception {
        for (int number = 0; number < 3; number++) {
            ok(send(HttpMethod.POST, "/desk/api/tickets", "{\"summary\":\"L\",\"labels\":[\"listed\"]}"));
        }

        JsonNode first = ok(
                mvc.get().uri("/desk/api/tickets?filter=label=listed&limit=2").exchange());
        JsonNode rest = ok(mvc.get()
                .uri("/desk/api/tickets?filter=label=listed&limit=2&after="
                        + first.get("next").asLong())
                .exchange());

        assertThat(first.get("tickets").size()).isEqualTo(2);
        assertThat(rest.get("tickets").size()).isEqualTo(1);
        assertThat(rest.get("next").isNull()).isTrue();
    }

    @Test
    void saysWhichFieldIsWrongAndWhy() throws Exception {
        JsonNode problem = problem(
                send(HttpMethod.POST, "/desk/api/tickets", "{\"summary\":\"\",\"status\":\"Molten\",\"colour\":1}"),
                422);

        assertThat(problem.get("errors").properties().stream().map(Map.Entry::getKey))
                .containsExactlyInAnyOrder("summary", "status", "colour");
        assertThat(problem.get("errors").get("status").asString()).contains("'Molten'", "Open");
    }

    @Test
    void saysWhereABodyStopsBeingJson() throws Exception {
        for (String body : new String[] {"", "{", "[1]", "nonsense", "{\"a\":1,\"a\":2}", "null", "{} {}"}) {
            JsonNode problem = problem(send(HttpMethod.POST, "/desk/api/tickets", body), 400);

            assertThat(problem.get("detail").asString()).as(body).contains("JSON object");
        }
    }

    @Test
    void saysWhereAFilterCannotBeRead() throws Exception {
        assertThat(problem(mvc.get().uri("/desk/api/tickets?filter=status=Opne").exchange(), 422)
                        .get("detail")
                        .asString())
                .contains("position 8");
    }

    @Test
    void refusesAChangeOfWhatSomebodyElseChangedMeanwhile() throws Exception {
        String ticket = newTicket();
        long seen = ok(mvc.get().uri(ticket).exchange()).get("revision").asLong();
        ok(send(HttpMethod.PATCH, ticket + "?revision=" + seen, "{\"status\":\"Waiting\"}"));

        assertThat(send(HttpMethod.PATCH, ticket + "?revision=" + seen, "{\"status\":\"Closed\"}"))
                .hasStatus(409);
    }

    @Test
    void addsProjectsAndPeopleAndRefusesBadOnes() throws Exception {
        ok(send(HttpMethod.POST, "/desk/api/projects", "{\"key\":\"ops\",\"name\":\"Operations\"}"));
        JsonNode made = ok(send(HttpMethod.POST, "/desk/api/tickets", "{\"summary\":\"x\",\"project\":\"OPS\"}"));
        assertThat(made.get("key").asString()).isEqualTo("OPS-1");

        problem(send(HttpMethod.POST, "/desk/api/projects", "{\"key\":\"OPS\",\"name\":\"Again\"}"), 422);
        problem(send(HttpMethod.POST, "/desk/api/projects", "{\"key\":\"1/2\",\"name\":\"Odd\"}"), 422);
        problem(send(HttpMethod.POST, "/desk/api/people", "{\"displayName\":\"Nameless\"}"), 422);
        problem(send(HttpMethod.POST, "/desk/api/people", "{\"email\":\"no address\"}"), 422);
    }

    private String newTicket() throws Exception {
        return "/desk/api/tickets/"
                + ok(send(HttpMethod.POST, "/desk/api/tickets", "{\"summary\":\"A ticket\"}"))
                        .get("key")
                        .asString();
    }

    private MvcTestResult send(HttpMethod method, String uri, String body) {
        return mvc.method(method)
                .uri(uri)
                .contentType(MediaType.APPLICATION_JSON)
                .content(body)
                .exchange();
    }

    private MvcTestResult post(String body, String key) {
        return mvc.post()
                .uri("/desk/api/tickets")
                .header("Idempotency-Key", key)
                .contentType(MediaType.APPLICATION_JSON)
                .content(body)
                .exchange();
    }

    private static JsonNode ok(MvcTestResult result) throws Exception {
        assertThat(result).hasStatus2xxSuccessful();
        return JSON.readTree(result.getResponse().getContentAsByteArray());
    }

    private static JsonNode problem(MvcTestResult result, int status) throws Exception {
        assertThat(result).hasStatus(status);
        assertThat(result.getResponse().getContentType()).startsWith("application/problem+json");
        return JSON.readTree(result.getResponse().getContentAsByteArray());
    }
}
