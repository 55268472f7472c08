package dev.syncline.console.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;

import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;
import tools.jackson.databind.JsonNode;

/** Programs make, try, change and delete triggers, and begin their bulk operations. */
class TriggerApiTest extends ApiCalls {

    private final String label = "l" + UUID.randomUUID();

    @Test
    void makesATriggerOnceHoweverOftenItIsAskedWithTheSameId() {
        UUID id = UUID.randomUUID();
        JsonNode made = body(creation().param("id", id.toString()), administrator);
        assertThat(made.get("id").asString()).isEqualTo(id.toString());
        assertThat(made.get("active").asBoolean()).isFalse();
        assertThat(lastDeed().who()).isEqualTo("API token administrator");
        assertThat(lastDeed().what()).isEqualTo("saved a trigger");
        assertThat(status(creation().param("id", id.toString()), administrator)).isEqualTo(200);
        assertThat(body(get("/api/v1/triggers?connection=" + connection), reader)
                        .get("items")
                        .size())
                .isEqualTo(1);
        assertThat(status(creation(), administrator)).isEqualTo(201);
    }

    @Test
    void saysWhichPartOfATriggerCannotBeTaken() {
        assertThat(problem(creation("priority==", "ticket"), administrator, 422)
                        .at("/fields/filter")
                        .asString())
                .isNotEmpty();
        assertThat(problem(creation("", "cow"), administrator, 422)
                        .at("/fields/entityType")
                        .asString())
                .startsWith("'cow' is nothing this tracker can synchronise.");
        assertThat(problem(creation().param("notes", "x".repeat(2001)), administrator, 422)
                        .at("/fields/notes")
                        .asString())
                .isEqualTo("notes has 2001 characters; at most 2000 can be kept. Shorten it.");
        assertThat(detail(post("/api/v1/triggers?entityType=ticket"), administrator, 400))
                .isEqualTo("connection is missing.");
        assertThat(detail(creation().param("id", "7"), administrator, 400)).startsWith("id is '7'; it has to be an id");
    }

    @Test
    void namesTheItemsThatMatchNowAndHowTheyStand() {
        String key = ticket(label);
        String trigger = made();
        JsonNode matches = body(get(trigger + "/matches"), reader);
        assertThat(matches.at("/items/0/key").asString()).isEqualTo(key);
        assertThat(matches.at("/items/0/standing").asString()).isEqualTo("FREE");
        assertThat(matches.get("more").asBoolean()).isFalse();

        assertThat(status(post("/api/v1/connections/" + connection + "/exalate?key=" + key), operator))
                .isEqualTo(202);
        assertThat(body(get(trigger + "/matches"), reader)
                        .at("/items/0/standing")
                        .asString())
                .isEqualTo("UNDER_SYNC");
    }

    @Test
    void changesWhatIsSentAndLeavesTheRest() {
        String trigger = made();
        JsonNode changed = body(post(trigger + "/edit").param("notes", "Only mine"), administrator);
        assertThat(changed.get("notes").asString()).isEqualTo("Only mine");
        assertThat(changed.get("filter").asString()).isEqualTo("label=" + label);
        assertThat(problem(post(trigger + "/edit?entityType=cow"), administrator, 422)
                        .at("/fields/entityType")
                        .asString())
                .contains("cow");
    }

    @Test
    void activatesDeactivatesAndDeletesATrigger() {
        String trigger = made();
        assertThat(body(post(trigger + "/activate"), operator).get("active").asBoolean())
                .isTrue();
        assertThat(lastDeed().what()).isEqualTo("activated a trigger");
        assertThat(body(post(trigger + "/deactivate"), operator).get("active").asBoolean())
                .isFalse();
        assertThat(status(post(trigger + "/delete"), administrator)).isEqualTo(204);
        assertThat(lastDeed().what()).isEqualTo("deleted a trigger");
        assertThat(detail(get(trigger), reader, 404)).isEqualTo("There is no such trigger.");
    }

    @Test
    void letsOnlyAdministratorsTokensWriteTriggers() {
        String trigger = made();
        for (String deed : new String[] {"/edit?notes=x", "/delete"}) {
            assertThat(status(post(trigger + deed), operator)).as(deed).isEqualTo(403);
        }
        assertThat(status(creation(), operator)).isEqualTo(403);
        assertThat(status(post(trigger + "/activate"), reader)).isEqualTo(403);
        assertThat(status(get(trigger + "/matches"), operator)).isEqualTo(403);
    }

    @Test
    void beginsABulkOperationOnceAndStopsIt() {
        ticket(label);
        String trigger = made();
        assertThat(detail(get(trigger + "/bulk"), reader, 404)).startsWith("No bulk operation of this trigger");

        JsonNode begun = body(post(trigger + "/bulk/exalate"), operator);
        assertThat(begun.get("kind").asString()).isEqualTo("EXALATE");
        assertThat(begun.get("by").asString()).isEqualTo("API token operator");
        assertThat(lastDeed().what()).isEqualTo("started Bulk exalate");
        database.sql("update bulk_run set state = 'RUNNING' where trigger_id = ?")
                .param(UUID.fromString(begun.get("trigger").asString()))
                .update();
        assertThat(body(post(trigger + "/bulk/exalate"), operator).get("started"))
                .isEqualTo(begun.get("started"));

        assertThat(body(post(trigger + "/bulk/stop"), operator).get("state").asString())
                .isNotEqualTo("RUNNING");
        assertThat(body(post(trigger + "/bulk/unexalate"), operator).get("kind").asString())
                .isEqualTo("UNEXALATE");
        assertThat(status(post(trigger + "/bulk/stop"), reader)).isEqualTo(403);
        assertThat(detail(post("/api/v1/triggers/" + UUID.randomUUID() + "/bulk/exalate"), operator, 404))
                .isEqualTo("There is no such trigger.");
    }

    private String made() {
        return "/api/v1/triggers/" + body(creation(), administrator).get("id").asString();
    }

    private MockHttpServletRequestBuilder creation() {
        return creation("label=" + label, "ticket");
    }

    private MockHttpServletRequestBuilder creation(String filter, String entityType) {
        return post("/api/v1/triggers")
                .param("connection", connection.toString())
                .param("entityType", entityType)
                .param("filter", filter)
                .param("active", "false");
    }
}
