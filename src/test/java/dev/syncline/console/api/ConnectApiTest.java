package dev.syncline.console.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;

import org.junit.jupiter.api.Test;

/** Programs connect two existing items, and let the other side do so. */
class ConnectApiTest extends ApiCalls {

    @Test
    void asksTheOtherSideForAPairAndSaysSoOnce() {
        String key = ticket("connect");
        assertThat(status(post(address("?key=" + key + "&remoteKey=GLOBEX-9&bringsParts=true")), operator))
                .isEqualTo(202);
        assertThat(lastDeed().who()).isEqualTo("API token operator");
        assertThat(lastDeed().what()).isEqualTo("connected with GLOBEX-9 over " + name);
        assertThat(lastDeed().subject()).isEqualTo(key);
        assertThat(twins.count(connection)).isEqualTo(1);
        assertThat(detail(post(address("?key=" + key + "&remoteKey=GLOBEX-9")), operator, 409))
                .isEqualTo(key + " is under sync on this connection already. Unexalate it first.");
    }

    @Test
    void saysWhichKeyIsWrong() {
        assertThat(detail(post(address("?key=NOPE-1&remoteKey=GLOBEX-9")), operator, 404))
                .isEqualTo("There is no item “NOPE-1” in the tracker.");
        assertThat(detail(post(address("?key=NOPE-1&remoteKey=")), operator, 422))
                .isEqualTo("remoteKey is empty. Send what the item is called on the other side.");
        assertThat(detail(post(address("?key=NOPE-1")), operator, 400)).isEqualTo("remoteKey is missing.");
        assertThat(status(post(address("?key=NOPE-1&remoteKey=GLOBEX-9")), reader))
                .isEqualTo(403);
    }

    @Test
    void permitsAndWithdrawsWithAnAdministratorsToken() {
        assertThat(permitted()).isFalse();
        assertThat(status(post(address("/permit")), operator)).isEqualTo(403);
        assertThat(body(post(address("/permit")), administrator)
                        .get("permitted")
                        .asBoolean())
                .isTrue();
        assertThat(lastDeed().what()).isEqualTo("permitted the other side to connect its items with ours");
        assertThat(permitted()).isTrue();
        assertThat(body(post(address("/withdraw")), administrator)
                        .get("permitted")
                        .asBoolean())
                .isFalse();
        assertThat(lastDeed().what()).isEqualTo("withdrew the permission to connect items");
    }

    private boolean permitted() {
        return body(get(address("")), reader).get("permitted").asBoolean();
    }

    private String address(String rest) {
        return "/api/v1/connections/" + connection + "/connect" + rest;
    }
}
