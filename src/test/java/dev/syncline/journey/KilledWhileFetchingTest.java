package dev.syncline.journey;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.syncline.testing.ConnectedPair;
import dev.syncline.testing.DeskClient;
import dev.syncline.testing.Eventually;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/** Globex cannot be called and opens every call itself: whichever node dies at whichever point, nothing is lost or doubled. */
@Tag("torture")
class KilledWhileFetchingTest extends TwoThatDie {

    @Override
    ConnectedPair pair(Path folder) {
        return ConnectedPair.privateBelow(folder);
    }

    @ParameterizedTest
    @ValueSource(strings = {"transport.fetched.beforeCommit", "transport.fetched.afterCommit"})
    void theSideThatHandsOutDies(String point) throws IOException {
        acmeDies(point);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "transport.fetch.beforeCall",
                "transport.fetch.afterCall",
                "transport.fetch.beforeCommit",
                "transport.fetch.afterCommit",
                "transport.fetch.beforeWord",
                "transport.fetch.afterWord"
            })
    void theSideThatFetchesDies(String point) throws IOException {
        globexDies(point);
    }

    @ParameterizedTest
    @ValueSource(strings = {"transport.bring.beforeCall", "transport.bring.afterCall"})
    void theSideThatBringsAFileDies(String point) throws IOException {
        bring(point, false);
    }

    @ParameterizedTest
    @ValueSource(strings = "transport.wanted.midway")
    void theSideThatIsBroughtAFileDies(String point) throws IOException {
        bring(point, true);
    }

    private void bring(String point, boolean acmeDies) throws IOException {
        String key = make(point);
        arrivesOnce(key, point);
        arm(acmeDies, point);
        DeskClient there = pair.globexDesk();
        String copy = there.tickets("Survives " + point).get(0).get("key").asString();
        there.attach(copy, "answer.txt", "answer\n".repeat(200_000).getBytes(UTF_8));
        (acmeDies ? acme : globex).awaitDeath();
        disarm();
        if (acmeDies) {
            startAcme();
        } else {
            startGlobex();
        }
        Eventually.holds(
                () -> "the file is brought: " + pair.acmeDesk().ticket(key),
                () -> pair.acmeDesk().ticket(key).get("attachments").size() > 1);
        JsonNode ticket = pair.acmeDesk().ticket(key);
        assertThat(ticket.get("attachments")).hasSize(2);
        assertThat(ticket.get("comments")).hasSize(2);
        assertThat(there.ticket(copy).get("attachments")).hasSize(2);
    }
}
