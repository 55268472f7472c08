package dev.syncline.console.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.request;

import dev.syncline.access.ApiTokens;
import dev.syncline.access.Audit;
import dev.syncline.access.AuditEvent;
import dev.syncline.access.Scope;
import dev.syncline.connection.ConnectionId;
import dev.syncline.fault.Fault;
import dev.syncline.fault.Faults;
import dev.syncline.fault.NewFault;
import dev.syncline.queue.Lane;
import dev.syncline.queue.NewWork;
import dev.syncline.queue.Queue;
import dev.syncline.testing.OnH2;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.webmvc.test.autoconfigure.AutoConfigureMockMvc;
import org.springframework.data.domain.PageRequest;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Programs see and do what the console shows and does, as far as their token reaches. */
@OnH2
@AutoConfigureMockMvc
class JsonApiTest {

    private static final JsonMapper JSON = new JsonMapper();

    @Autowired
    MockMvc mvc;

    @Autowired
    ApiTokens tokens;

    @Autowired
    Faults faults;

    @Autowired
    Queue queue;

    @Autowired
    Audit audit;

    @Autowired
    TransactionTemplate together;

    private final ConnectionId connection = new ConnectionId(UUID.randomUUID());
    private String reader = "";
    private String operator = "";

    @BeforeEach
    void makeTokens() {
        reader = tokens.make("reader", "1", EnumSet.of(Scope.READ));
        operator = tokens.make("operator", "1", EnumSet.of(Scope.OPERATE));
    }

    @Test
    void opensWithEachTokenOnlyWhatItsScopesName() throws Exception {
        String watcher = tokens.make("watcher", "1", EnumSet.of(Scope.METRICS));
        String desk = tokens.make("desk", "1", EnumSet.of(Scope.DESK));
        assertThat(status(get("/actuator/prometheus"), watcher)).isEqualTo(200);
        assertThat(status(get("/actuator/prometheus"), reader)).isEqualTo(403);
        assertThat(status(get("/api/v1/dashboard"), reader)).isEqualTo(200);
        assertThat(status(get("/desk/api/projects"), desk)).isEqualTo(200);
        assertThat(status(get("/desk/api/projects"), reader)).isEqualTo(403);
        for (String other : List.of(watcher, desk, operator)) {
            assertThat(status(get("/api/v1/dashboard"), other)).isEqualTo(403);
        }
        MockHttpServletResponse refused = answer(post("/api/v1/errors/" + UUID.randomUUID() + "/retry"), reader);
        assertThat(refused.getStatus()).isEqualTo(403);
        assertThat(refused.getContentType()).startsWith("application/problem+json");
        assertThat(refused.getHeader("WWW-Authenticate")).contains("scope=\"OPERATE\"");
        assertThat(JSON.readTree(refused.getContentAsString()).get("detail").asString())
                .contains("lacks the scope OPERATE")
                .doesNotContain("READ", "DESK", "METRICS");
    }

    @Test
    void pagesThroughErrorsWithoutMissingOneOrShowingOneTwice() throws Exception {
        IntStream.range(0, 7).forEach(i -> fault("ACME-" + i, null));
        Set<String> seen = new HashSet<>();
        String after = "";
        int pages = 0;
        do {
            JsonNode page = body(get("/api/v1/errors?limit=3" + (after.isEmpty() ? "" : "&after=" + after)), reader);
            page.get("items")
                    .forEach(each ->
                            assertThat(seen.add(each.get("id").asString())).isTrue());
            after = page.get("next").asString("");
            pages++;
        } while (!after.isEmpty());
        assertThat((long) seen.size()).isEqualTo(faults.countOpen());
        assertThat(pages).isGreaterThanOrEqualTo(3);
    }

    @Test
    void retriesAndSkipsParkedWorkAndWritesDownWhichTokenDid() throws Exception {
        long work = parked();
        Fault fault = fault("ACME-1", work);
        JsonNode event = body(get("/api/v1/queue/" + work), reader);
        assertThat(event.get("item").asString()).isEqualTo("ACME-1");
        assertThat(status(post("/api/v1/errors/" + fault.id() + "/retry"), operator))
                .isEqualTo(202);
        assertThat(status(post("/api/v1/queue/" + work + "/retry"), operator)).isEqualTo(202);
        assertThat(status(post("/api/v1/errors/" + fault.id() + "/skip"), operator))
                .isEqualTo(422);
        assertThat(status(post("/api/v1/errors/" + fault.id() + "/skip?reason=old"), operator))
                .isEqualTo(204);
        assertThat(status(get("/api/v1/queue/" + work), reader)).isEqualTo(404);
        assertThat(audit.page(PageRequest.of(0, 3)))
                .extracting(AuditEvent::who, AuditEvent::what)
                .contains(tuple("API token operator", "skipped a change: old"));
    }

    @Test
    void saysInProblemDetailsWhatIsWrong() throws Exception {
        assertThat(problem(get("/api/v1/connections?limit=0"), 400)).isEqualTo("limit is '0'; it may be 1 to 500.");
        assertThat(problem(get("/api/v1/errors?after=x"), 400)).startsWith("after is 'x'");
        assertThat(problem(get("/api/v1/items?after=x"), 400)).startsWith("after is 'x'");
        assertThat(problem(get("/api/v1/errors?limit=abc"), 400)).isEqualTo("limit is 'abc'; it may be 1 to 500.");
        assertThat(problem(get("/api/v1/queue?limit=99999999999"), 400)).endsWith("it may be 1 to 500.");
        assertThat(problem(get("/api/v1/errors/x"), 400)).startsWith("id is 'x'; it has to be an id such as 1");
        assertThat(problem(get("/api/v1/queue?after=x"), 400)).startsWith("after is 'x'; it has to be a whole number");
        assertThat(problem(get("/api/v1/nothing"), 404)).isNotEmpty();
        assertThat(problem(get("/api/v1/connections/" + UUID.randomUUID()), 404))
                .isEqualTo("There is no such connection.");
        assertThat(body(get("/api/v1/connections"), reader).get("next").isNull())
                .isTrue();
        assertThat(body(get("/api/v1/triggers"), reader).get("items").isArray()).isTrue();
        assertThat(body(get("/api/v1/items/ticket/77"), reader).get("pairs").isEmpty())
                .isTrue();
    }

    @Test
    void refusesParametersThatARouteDoesNotKnowAndNamesThoseItDoes() throws Exception {
        assertThat(problem(get("/api/v1/items?conection=x&limit=5"), 400))
                .isEqualTo("'conection' is no parameter of this address; it knows after, connection, limit, text.");
        assertThat(problem(get("/api/v1/dashboard?limit=5"), 400))
                .isEqualTo("'limit' is no parameter of this address; it takes none.");
        assertThat(status(get("/api/v1/items?text=ACME&limit=5"), reader)).isEqualTo(200);
    }

    private Fault fault(String item, @Nullable Long work) {
        return faults.report(new NewFault(
                Fault.Level.ITEM, connection, item, "No such status.", "incoming", 3, "Correct the rule.", work));
    }

    /** Work of a kind nobody handles waits for good. */
    private long parked() {
        Long id = together.execute(status -> queue.put(new NewWork(
                "nobody.handles.this", new Lane("api:" + UUID.randomUUID()), connection.value(), "ACME-1", "{}")));
        return Objects.requireNonNull(id);
    }

    private String problem(MockHttpServletRequestBuilder request, int expected) throws Exception {
        MockHttpServletResponse response = answer(request, reader);
        assertThat(response.getStatus()).isEqualTo(expected);
        assertThat(response.getContentType()).startsWith("application/problem+json");
        JsonNode problem = JSON.readTree(response.getContentAsString());
        assertThat(problem.get("type").asString()).isEqualTo("about:blank");
        return problem.get("detail").asString();
    }

    private JsonNode body(MockHttpServletRequestBuilder request, String token) throws Exception {
        MockHttpServletResponse response = answer(request, token);
        assertThat(response.getStatus()).as(response.getContentAsString()).isEqualTo(200);
        return JSON.readTree(response.getContentAsString());
    }

    private int status(MockHttpServletRequestBuilder request, String token) throws Exception {
        return answer(request, token).getStatus();
    }

    private MockHttpServletResponse answer(MockHttpServletRequestBuilder request, String token) throws Exception {
        return mvc.perform(request.header("Authorization", "Bearer " + token))
                .andReturn()
                .getResponse();
    }
}
