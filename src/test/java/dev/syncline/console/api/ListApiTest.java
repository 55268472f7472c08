package dev.syncline.console.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;

import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;
import tools.jackson.databind.JsonNode;

/** Programs send lists for Bulk connect and Clean-up, look at their rows, start, stop and throw them away. */
class ListApiTest extends ApiCalls {

    @Test
    void takesAListOfPairsOnceAndTellsTheVerdictOfEachRow() {
        String key = ticket("list");
        UUID id = UUID.randomUUID();
        JsonNode made = body(pairs(key + ",GLOBEX-1\nNOPE-1,GLOBEX-2\n", id), operator);
        assertThat(made.get("id").asString()).isEqualTo(id.toString());
        assertThat(made.get("by").asString()).isEqualTo("API token operator");
        assertThat(lastDeed().what()).isEqualTo("made a list of pairs to connect");
        assertThat(status(pairs("other,GLOBEX-3", id), operator)).isEqualTo(200);

        assertThat(list(id).get("state").asString()).isEqualTo("CHECKING");
        assertThat(list(id).get("unchecked").asInt()).isEqualTo(2);
        verdict(id, 1, "READY", null);
        verdict(id, 2, "WRONG", "There is no such item.");
        assertThat(list(id).get("ready").asInt()).isEqualTo(1);
        JsonNode first = body(get("/api/v1/lists/" + id + "/rows?limit=1"), reader);
        assertThat(first.at("/items/0/key").asString()).isEqualTo(key);
        assertThat(first.at("/items/0/state").asString()).isEqualTo("READY");
        JsonNode wrong = body(get("/api/v1/lists/" + id + "/rows?state=WRONG"), reader);
        assertThat(wrong.at("/items/0/key").asString()).isEqualTo("NOPE-1");
        assertThat(wrong.at("/items/0/words").asString()).isEqualTo("There is no such item.");
        assertThat(wrong.get("next").isNull()).isTrue();
        assertThat(body(get("/api/v1/lists?kind=CONNECT"), reader).get("items").toString())
                .contains(id.toString());
    }

    @Test
    void startsStopsAndThrowsAListAway() {
        JsonNode made = body(all(name), operator);
        String list = "/api/v1/lists/" + made.get("id").asString();
        assertThat(made.get("state").asString()).isEqualTo("CHECKED");

        assertThat(body(post(list + "/start"), operator).get("state").asString())
                .isIn("RUNNING", "DONE");
        assertThat(lastDeed().what()).isEqualTo("started Clean-up");
        assertThat(lastDeed().subject()).isEqualTo(name + ", every item");
        assertThat(body(post(list + "/stop"), operator).get("state").asString()).isIn("STOPPED", "DONE");
        stands(made, "DONE");
        assertThat(detail(post(list + "/start"), operator, 409))
                .isEqualTo("The list is DONE; one that is CHECKED or STOPPED can be started.");
        assertThat(status(post(list + "/forget"), operator)).isEqualTo(204);
        assertThat(detail(get(list), reader, 404)).isEqualTo("There is no such list.");
    }

    @Test
    void takesKeysToCleanUp() {
        JsonNode made = body(
                post("/api/v1/connections/" + connection + "/clean-up/keys").param("keys", "ACME-1, ACME-2"), operator);
        assertThat(made.get("kind").asString()).isEqualTo("CLEAN_UP");
        assertThat(lastDeed().what()).isEqualTo("made a list of items to take off sync");
        assertThat(body(get("/api/v1/lists/" + made.get("id").asString() + "/rows"), reader)
                        .get("items")
                        .size())
                .isEqualTo(2);
    }

    @Test
    void saysWhyAListIsNotTaken() {
        assertThat(problem(pairs("", UUID.randomUUID()), operator, 422)
                        .at("/fields/pairs")
                        .asString())
                .isEqualTo("The list is empty. Enter one pair of keys a line.");
        assertThat(problem(all("Another"), operator, 422).at("/fields/name").asString())
                .isEqualTo("name is “Another”; the connection is called “%s”.".formatted(name));
        assertThat(detail(get("/api/v1/lists"), reader, 400)).isEqualTo("kind is missing.");
        assertThat(detail(get("/api/v1/lists?kind=ALL"), reader, 400))
                .isEqualTo("kind is 'ALL'; it has to be one of CONNECT, CLEAN_UP.");
        UUID id = UUID.randomUUID();
        body(pairs("ACME-1,GLOBEX-1", id), operator);
        assertThat(detail(get("/api/v1/lists/" + id + "/rows?state=GOOD"), reader, 400))
                .startsWith("state is 'GOOD'; it has to be one of UNCHECKED");
    }

    @Test
    void letsOnlyTokensThatOperateTouchLists() {
        UUID id = UUID.randomUUID();
        body(pairs("ACME-1,GLOBEX-1", id), operator);
        for (String deed : new String[] {"start", "stop", "forget"}) {
            assertThat(status(post("/api/v1/lists/" + id + "/" + deed), reader))
                    .as(deed)
                    .isEqualTo(403);
        }
        assertThat(status(pairs("ACME-1,GLOBEX-1", UUID.randomUUID()), reader)).isEqualTo(403);
        assertThat(status(get("/api/v1/lists/" + id), operator)).isEqualTo(403);
    }

    private void stands(JsonNode list, String state) {
        database.sql("update worklist set state = ? where id = ?")
                .param(state)
                .param(UUID.fromString(list.get("id").asString()))
                .update();
    }

    /** What the timer finds out, which stands still in tests. */
    private void verdict(UUID list, int row, String state, @Nullable String words) {
        database.sql("update worklist_line set state = ?, words = ? where list = ? and number = ?")
                .param(state)
                .param(words)
                .param(list)
                .param(row)
                .update();
    }

    private JsonNode list(UUID id) {
        return body(get("/api/v1/lists/" + id), reader);
    }

    private MockHttpServletRequestBuilder pairs(String csv, UUID id) {
        return post("/api/v1/connections/" + connection + "/bulk-connect")
                .param("pairs", csv)
                .param("list", id.toString());
    }

    private MockHttpServletRequestBuilder all(String typed) {
        return post("/api/v1/connections/" + connection + "/clean-up/all").param("name", typed);
    }
}
