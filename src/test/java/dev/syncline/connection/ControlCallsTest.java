package dev.syncline.connection;

import static org.assertj.core.api.Assertions.assertThat;

import dev.syncline.input.StrictJson;
import dev.syncline.node.ThisNode;
import dev.syncline.signing.Addressing;
import dev.syncline.signing.Signatures;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;

/** A signed call about a connection counts once. */
class ControlCallsTest {

    @Test
    void aCallThatIsReplayedIsRefused() throws Exception {
        try (TwoNodes nodes = TwoNodes.onH2()) {
            Issued issued = nodes.initiate(nodes.globex.address(), "Replayed");
            Connection there = TwoNodes.invitations(nodes.globex).accept(TwoNodes.code(issued), "Globex", "gina");
            URI target = PendingAcceptances.statusOf(nodes.globex.address(), there.id());
            byte[] body = StrictJson.write(new StatusController.StatusNotice(Connection.Status.ACTIVE, null, null));
            HttpHeaders signed = nodes.acme
                    .bean(Signatures.class)
                    .signRequest(
                            nodes.acme.bean(ThisNode.class).key(),
                            HttpMethod.POST,
                            target,
                            MediaType.APPLICATION_JSON,
                            Signatures.contentDigest(body),
                            new Addressing(
                                    there.id().toString(),
                                    nodes.globex.bean(ThisNode.class).key().fingerprint(),
                                    UUID.randomUUID().toString()));
            HttpRequest.Builder call = HttpRequest.newBuilder(target)
                    .header("Content-Type", "application/json")
                    .POST(HttpRequest.BodyPublishers.ofByteArray(body));
            signed.forEach((name, values) -> values.forEach(value -> call.header(name, value)));

            assertThat(send(call.build())).isEqualTo(200);
            assertThat(send(call.build())).isEqualTo(409);
        }
    }

    private static int send(HttpRequest call) throws Exception {
        return HttpClient.newHttpClient()
                .send(call, HttpResponse.BodyHandlers.discarding())
                .statusCode();
    }
}
