package dev.syncline.console.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;

import dev.syncline.connection.Connection;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Programs activate, deactivate and delete connections. */
class ConnectionApiTest extends ApiCalls {

    @Test
    void activatesAndDeactivatesAConnection() {
        assertThat(body(post(address("activate")), operator).get("status").asString())
                .isEqualTo("ACTIVE");
        assertThat(lastDeed().who()).isEqualTo("API token operator");
        assertThat(lastDeed().what()).isEqualTo("activated a connection");
        assertThat(lastDeed().subject()).isEqualTo(name);
        assertThat(body(post(address("deactivate?reason=New%20hardware")), operator)
                        .get("status")
                        .asString())
                .isEqualTo("DEACTIVATED");
        assertThat(lastDeed().what()).isEqualTo("deactivated a connection");
    }

    @Test
    void deletesAConnectionForAnAdministratorsTokenOnly() {
        assertThat(status(post(address("delete")), operator)).isEqualTo(403);
        assertThat(connections.find(connection)).isPresent();

        assertThat(status(post(address("delete?reason=Over")), administrator)).isEqualTo(204);
        assertThat(connections.find(connection)).isEmpty();
        assertThat(lastDeed().who()).isEqualTo("API token administrator");
        assertThat(lastDeed().what()).isEqualTo("deleted a connection");
        assertThat(detail(post(address("delete")), administrator, 404)).isEqualTo("There is no such connection.");
    }

    @Test
    void refusesWhatAPendingConnectionCannotDoAndAReasonThatIsTooLong() {
        String tooLong = "x".repeat(501);
        assertThat(problem(post(address("deactivate")).param("reason", tooLong), operator, 422)
                        .at("/fields/reason")
                        .asString())
                .contains("reason");
        database.sql("update connection set status = ? where id = ?")
                .param(Connection.Status.PENDING.name())
                .param(connection.value())
                .update();
        assertThat(detail(post(address("activate")), operator, 409)).contains(name, "is Pending");
        assertThat(status(post("/api/v1/connections/" + UUID.randomUUID() + "/activate"), operator))
                .isEqualTo(404);
        assertThat(status(post(address("activate")), reader)).isEqualTo(403);
    }

    private String address(String deed) {
        return "/api/v1/connections/" + connection + "/" + deed;
    }
}
