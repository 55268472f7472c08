package dev.syncline.console.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;

import dev.syncline.access.ApiTokens;
import dev.syncline.access.Audit;
import dev.syncline.access.AuditEvent;
import dev.syncline.access.Scope;
import dev.syncline.connection.ConnectionId;
import dev.syncline.connection.Connections;
import dev.syncline.item.ItemRef;
import dev.syncline.testing.OnH2;
import dev.syncline.twin.Twin;
import dev.syncline.twin.Twins;
import java.nio.charset.StandardCharsets;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Objects;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.webmvc.test.autoconfigure.AutoConfigureMockMvc;
import org.springframework.data.domain.PageRequest;
import org.springframework.http.MediaType;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Programs that call the JSON API of a node with one connection, which is deactivated so that what queues stays. */
@OnH2
@AutoConfigureMockMvc
abstract class ApiCalls {

    static final JsonMapper JSON = new JsonMapper();

    @Autowired
    MockMvc mvc;

    @Autowired
    ApiTokens tokens;

    @Autowired
    Audit audit;

    @Autowired
    Connections connections;

    @Autowired
    Twins twins;

    @Autowired
    JdbcClient database;

    @Autowired
    TransactionTemplate together;

    final ConnectionId connection = new ConnectionId(UUID.randomUUID());
    final String name = "Acme to " + connection;
    String reader = "";
    String operator = "";
    String administrator = "";

    @BeforeEach
    void begin() {
        reader = tokens.make("reader", "1", EnumSet.of(Scope.READ));
        operator = tokens.make("operator", "1", EnumSet.of(Scope.OPERATE));
        administrator = tokens.make("administrator", "1", EnumSet.of(Scope.ADMINISTER));
        database.sql("insert into connection (id, version, name, name_key, far_side, local_short_name,"
                        + " remote_short_name, description, mode, type, status, initiated_here, created, created_by)"
                        + " values (?, 0, ?, ?, false, 'Acme', 'Globex', '', 'SCRIPT', 'PUBLIC', 'DEACTIVATED', true,"
                        + " current_timestamp, 'alma')")
                .param(connection.value())
                .param(name)
                .param(name.toLowerCase(Locale.ROOT))
                .update();
    }

    @AfterEach
    void end() {
        connections.delete(connection);
    }

    /** An item under sync on the connection. */
    Twin pair(String key) {
        ItemRef item = new ItemRef("desk", "", "ticket", UUID.randomUUID().toString(), key);
        return Objects.requireNonNull(together.execute(status -> {
            Twin twin = twins.begin(connection, item);
            twins.remote(twin, "r-" + key, "GLOBEX-" + key, null);
            return twins.find(connection, twin.id()).orElseThrow();
        }));
    }

    /** Key of a new ticket of the desk. */
    String ticket(String label) {
        String desk = tokens.make("desk", "1", EnumSet.of(Scope.DESK));
        return body(
                        post("/desk/api/tickets")
                                .contentType(MediaType.APPLICATION_JSON)
                                .content("{\"summary\":\"Printer\",\"labels\":[\"%s\"]}".formatted(label)),
                        desk)
                .get("key")
                .asString();
    }

    /** What a call answers that has to go well. */
    JsonNode body(MockHttpServletRequestBuilder request, String token) {
        MockHttpServletResponse response = answer(request, token);
        assertThat(response.getStatus()).as(text(response)).isBetween(200, 202);
        return JSON.readTree(text(response));
    }

    /** The problem a call is answered with. */
    JsonNode problem(MockHttpServletRequestBuilder request, String token, int expected) {
        MockHttpServletResponse response = answer(request, token);
        assertThat(response.getStatus()).as(text(response)).isEqualTo(expected);
        assertThat(response.getContentType()).startsWith("application/problem+json");
        return JSON.readTree(text(response));
    }

    String detail(MockHttpServletRequestBuilder request, String token, int expected) {
        return problem(request, token, expected).get("detail").asString();
    }

    int status(MockHttpServletRequestBuilder request, String token) {
        return answer(request, token).getStatus();
    }

    /** What was done last, and by whom. */
    AuditEvent lastDeed() {
        return audit.page(PageRequest.of(0, 1)).getContent().get(0);
    }

    private MockHttpServletResponse answer(MockHttpServletRequestBuilder request, String token) {
        try {
            return mvc.perform(request.header("Authorization", "Bearer " + token))
                    .andReturn()
                    .getResponse();
        } catch (Exception e) {
            // MockMvc declares any; a call that is refused is an answer, so whatever comes here is a defect.
            throw new AssertionError(e);
        }
    }

    private static String text(MockHttpServletResponse response) {
        return new String(response.getContentAsByteArray(), StandardCharsets.UTF_8);
    }
}
