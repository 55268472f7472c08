package dev.syncline.transport;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.BDDMockito.given;
import static org.mockito.Mockito.mock;
import static org.springframework.test.web.client.match.MockRestRequestMatchers.anything;
import static org.springframework.test.web.client.response.MockRestResponseCreators.withStatus;

import dev.syncline.connection.Connection;
import dev.syncline.connection.ConnectionId;
import dev.syncline.node.NodeKey;
import dev.syncline.outbound.Outbound;
import dev.syncline.signing.Signatures;
import java.net.URI;
import java.nio.file.Path;
import java.security.KeyPairGenerator;
import java.time.Instant;
import java.util.Base64;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.test.web.client.MockRestServiceServer;
import org.springframework.web.client.RestClient;

/** A node that refuses to give out a file: what people are told of it. */
class FileCallTest {

    @Test
    void clocksThatDifferAreNamed() throws Exception {
        RestClient.Builder client = RestClient.builder();
        MockRestServiceServer.bindTo(client)
                .build()
                .expect(anything())
                .andRespond(withStatus(HttpStatus.UNAUTHORIZED).body("Refused."));
        Outbound outbound = mock(Outbound.class);
        given(outbound.client()).willReturn(client.build());
        Signatures signatures = mock(Signatures.class);
        given(signatures.signRequest(any(), any(), any(), any(), any(), any())).willReturn(new HttpHeaders());
        given(signatures.clocksApart(any())).willReturn(Optional.of("The clocks of the two nodes differ by 2 hours."));

        RemoteFiles.Wanted wanted = new RemoteFiles.Wanted(connection(), UUID.randomUUID(), "7", 3, "0".repeat(64));
        FileCall call = new FileCall(outbound, signatures, mock(FileParts.class));
        FileFailure failure =
                catchThrowableOfType(FileFailure.class, () -> call.fetch(wanted, Path.of("not-written"), 0));
        assertThat(failure.kind()).isEqualTo(FileFailure.Kind.UNREACHABLE);
        assertThat(failure).hasMessage("The clocks of the two nodes differ by 2 hours.");
    }

    private static Connection connection() throws Exception {
        NodeKey key = new NodeKey(Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString(KeyPairGenerator.getInstance("Ed25519")
                        .generateKeyPair()
                        .getPublic()
                        .getEncoded()));
        return new Connection(
                new ConnectionId(UUID.randomUUID()),
                new ConnectionId(UUID.randomUUID()),
                "Acme to Globex",
                "Acme",
                "Globex",
                "",
                Connection.Mode.SCRIPT,
                Connection.Type.PUBLIC,
                Connection.Status.ACTIVE,
                true,
                URI.create("https://globex.example.com"),
                key,
                key,
                null,
                Instant.parse("2026-11-21T12:00:00Z"),
                null);
    }
}
