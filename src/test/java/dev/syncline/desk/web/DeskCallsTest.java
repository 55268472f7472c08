package dev.syncline.desk.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.syncline.connector.RawAnswer;
import dev.syncline.connector.RawCall;
import dev.syncline.connector.TrackerFailure;
import dev.syncline.testing.OnH2;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What the desk answers when a rule calls its interface. */
@OnH2
class DeskCallsTest {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    @Autowired
    DeskCalls calls;

    @Test
    void makesFindsAndChangesTickets() {
        String key = json(call("POST", "/desk/api/tickets", "{\"summary\":\"Called for\",\"labels\":[\"rule\"]}"))
                .get("key")
                .asString();
        assertThat(json(call("GET", "/desk/api/tickets/" + key, null))
                        .get("summary")
                        .asString())
                .isEqualTo("Called for");
        assertThat(json(call("PATCH", "/desk/api/tickets/" + key, "{\"status\":\"Closed\"}"))
                        .get("status")
                        .asString())
                .isEqualTo("Closed");
        assertThat(json(call("GET", "/desk/api/tickets?filter=label%3Drule&limit=5", null))
                        .get("tickets")
                        .size())
                .isEqualTo(1);
    }

    @Test
    void writesCommentsAndWorkLogs() {
        String key = json(call("POST", "/desk/api/tickets", "{\"summary\":\"Spoken of\"}"))
                .get("key")
                .asString();
        String parts = "/desk/api/tickets/" + key;
        String comment = json(call("POST", parts + "/comments", "{\"body\":\"Hello\",\"internal\":true}"))
                .get("id")
                .asString();
        String work = json(call("POST", parts + "/worklogs", "{\"seconds\":60,\"comment\":\"Call\"}"))
                .get("id")
                .asString();
        assertThat(json(call("PUT", parts + "/comments/" + comment, "{\"body\":\"Bye\"}"))
                        .get("body")
                        .asString())
                .isEqualTo("Bye");
        assertThat(json(call("PATCH", parts + "/worklogs/" + work, "{\"seconds\":120}"))
                        .get("seconds")
                        .asInt())
                .isEqualTo(120);
        assertThat(json(call("GET", parts + "/worklogs", null)).size()).isEqualTo(1);
        assertThat(call("DELETE", parts + "/comments/" + comment, null).status())
                .isEqualTo(204);
        assertThat(call("DELETE", parts + "/worklogs/" + work, null).status()).isEqualTo(204);
        JsonNode ticket = json(call("GET", parts, null));
        assertThat(ticket.get("comments").size() + ticket.get("workLogs").size())
                .isZero();
    }

    @Test
    void whatItRefusesIsAnAnswerThatSaysWhy() {
        RawAnswer refused = call("POST", "/desk/api/tickets", "{\"summary\":\"x\",\"status\":\"Opne\"}");
        assertThat(refused.status()).isEqualTo(422);
        assertThat(json(refused).get("errors").has("status")).isTrue();
        assertThat(call("GET", "/desk/api/tickets/NOPE-1", null).status()).isEqualTo(404);
        assertThat(call("POST", "/desk/api/tickets", "not json").status()).isEqualTo(400);
        assertThat(call("POST", "/desk/api/tickets", null).status()).isEqualTo(400);
        assertThat(call("GET", "/desk/api/tokens", null).body()).contains("has nothing at");
        assertThat(call("DELETE", "/desk/api/tickets", null).status()).isEqualTo(404);
    }

    @Test
    void aPathOutsideItsInterfaceIsRefused() {
        for (String path :
                List.of("/api/tokens", "/desk/api/../../admin", "/desk/api/%2e%2e/x", "//evil.test/desk/api/")) {
            assertThatThrownBy(() -> call("GET", path, null))
                    .as(path)
                    .isInstanceOf(TrackerFailure.class)
                    .hasMessageContaining("leads outside");
        }
    }

    @Test
    void listsProjectsAndPeople() {
        assertThat(call("GET", "/desk/api/projects", null).status()).isEqualTo(200);
        assertThat(json(call("GET", "/desk/api/people", null)).isArray()).isTrue();
    }

    private RawAnswer call(String method, String target, @Nullable String body) {
        return calls.answer(new RawCall(method, target, Map.of(), Map.of(), body));
    }

    private static JsonNode json(RawAnswer answer) {
        return JSON.readTree(answer.body());
    }
}
